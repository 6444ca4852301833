// What every filter shares.
