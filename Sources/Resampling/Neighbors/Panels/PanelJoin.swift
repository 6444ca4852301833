import Synchronization
import Threading

/// Nearest neighbours among the rows of one table: each pair of panels is compared once, and both
/// learn from it, where a search would compare it twice.
///
/// The panels form teams of neighbours in the tree. A team first plays at home, which leaves few
/// rows of other teams to be measured; then every team meets every other in a round-robin
/// tournament, in whose rounds no team plays twice, so that as many threads as there are games can
/// work without waiting. Teams whose boxes are farther apart than either still looks don't play.
/// What a row finds at last does not depend on the order of the games.
///
/// Memory: 6 bytes a cell, and what is found.
struct PanelJoin: Sendable {
  /// More panels would not fit the nearest cache; fewer would make the tournament long.
  private static let greatestTeamSize = 16

  private let panels: PanelQueries
  private var tree: PanelTree { panels.tree }

  /// Prepares the search for some rows of the table that `search` was made for.
  ///
  /// - Parameter isWanted: which rows look for neighbours.
  init(_ search: PanelSearch, isWanted: [Bool], excludingThemselves: Bool) {
    let excluding = excludingThemselves ? Array(0..<UInt32(search.points.rowCount)) : nil
    panels = PanelQueries(
      search.points, in: search.tree, excluding: excluding, isWanted: isWanted, for: search)
  }

  /// Finds the `count` nearest rows to each that looks for neighbours, and hands them over.
  func find(
    _ count: Int, threadCount: Int, _ body: (_ row: UInt32, ArraySlice<Candidate>) -> Void
  ) {
    let teams = tree.subtrees(of: Self.greatestTeamSize).map {
      Team(node: $0, panels: tree.nodes[$0].panels)
    }
    _ = inBlocks(of: teams.count, size: 1, threadCount: threadCount) {
      playAtHome(teams[$0.lowerBound], count)
    }
    let tournament = RoundRobin(playerCount: teams.count)
    for round in 0..<tournament.roundCount {
      let games = tournament.games(of: round)
      _ = inBlocks(of: games.count, size: 1, threadCount: threadCount) {
        let game = games[$0.lowerBound]
        play(teams[game.first], teams[game.second])
      }
    }
    for team in teams {
      let progress = team.progress.withLock { $0 }
      for (panel, progress) in zip(team.panels, progress) {
        for place in panels.wanted[panel].setBits {
          let row = tree.rows[panel * DistanceKernel.width + place]
          body(row, progress.found.candidates(of: place))
        }
      }
    }
  }

  /// Lets the panels of a team meet themselves and each other.
  private func playAtHome(_ team: Team, _ count: Int) {
    var masks = [UInt64](repeating: 0, count: DistanceKernel.width)
    var all = team.panels.map { panels.start($0, count) }
    for (own, panel) in zip(all.indices, team.panels) {
      panels.scan(tree.leaves[panel], panel, &all[own], &masks)
    }
    for first in all.indices {
      var progress = exchange(&all[first], with: .none)
      for second in first + 1..<all.count {
        panels.meet(
          team.panels.lowerBound + first, &progress, team.panels.lowerBound + second,
          &all[second], &masks)
      }
      all[first] = progress
    }
    team.progress.withLock { $0 = all }
  }

  /// Lets the panels of two teams meet.
  private func play(_ home: Team, _ guests: Team) {
    let distance = squaredGap(tree.box(of: home.node), tree.box(of: guests.node))
    home.progress.withLock { progress in
      guests.progress.withLock { theirs in
        let reach = max(greatestLimit(of: progress), greatestLimit(of: theirs))
        if distance > reach { return }
        var masks = [UInt64](repeating: 0, count: DistanceKernel.width)
        for (own, panel) in zip(progress.indices, home.panels) {
          for (other, guest) in zip(theirs.indices, guests.panels) {
            panels.meet(panel, &progress[own], guest, &theirs[other], &masks)
          }
        }
      }
    }
  }

  private func greatestLimit(of team: [PanelProgress]) -> Float {
    team.reduce(-1) { max($0, $1.limits.greatest) }
  }
}

/// Some neighbouring panels and what they have found.
private final class Team: Sendable {
  let node: Int
  let panels: Range<Int>
  /// Never contended: in a round nobody plays twice.
  let progress = Mutex<[PanelProgress]>([])

  init(node: Int, panels: Range<Int>) {
    self.node = node
    self.panels = panels
  }
}
