# Makes a table in the shape of the emotions set (Trohidis and others, 2008): 593 songs, eight numbers for each, and six moods,
# of which a song has none to four. The numbers are made up.
#
#   awk -f emotions.awk > emotions.csv

BEGIN {
  seed = 20081
  split("amazed happy relaxing quiet sad angry", moods, " ")
  split("0.08 0.24 0.34 0.06 0.14 0.01", shares, " ")
  printf "song,tempo,loudness,brightness,roughness,mode,beats,entropy,flux"
  for (mood = 1; mood <= 6; mood++) printf ",%s", moods[mood]
  print ""
  for (song = 1; song <= 593; song++) {
    # Two hidden numbers: how lively a song is, and how glad.
    lively = normal(); glad = normal()
    pull[1] = 1.2 * lively; pull[2] = glad + 0.5 * lively; pull[3] = 0.7 * glad - lively
    pull[4] = -1.6 * lively - 0.3 * glad; pull[5] = -1.1 * glad - 0.6 * lively; pull[6] = 1.5 * lively - 1.2 * glad
    printf "s%03d,%.1f,%.2f,%.3f,%.3f,%d,%d,%.4f,%.3f", song, 110 + 18 * lively + 9 * normal(),
      -14 + 4 * lively + 2 * normal(), 0.4 + 0.1 * lively + 0.05 * glad + 0.08 * normal(),
      0.3 + 0.1 * lively - 0.08 * glad + 0.07 * normal(), (glad + 0.8 * normal() > 0),
      320 + 60 * lively + 60 * normal(), 0.7 + 0.05 * glad + 0.06 * normal(), 0.2 + 0.05 * normal()
    for (mood = 1; mood <= 6; mood++) {
      # The logit of the share, moved by the song.
      score = log(shares[mood] / (1 - shares[mood])) + 1.4 * pull[mood]
      printf ",%d", (draw() < 1 / (1 + exp(-score)))
    }
    print ""
  }
}

function draw() { seed = seed * 16807 % 2147483647; return seed / 2147483647 }

# The sum of twelve uniform numbers less six: all that a made-up table needs of a normal one.
function normal(    sum, i) { for (i = 0; i < 12; i++) sum += draw(); return sum - 6 }
