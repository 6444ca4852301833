import Resampling
import Synchronization
import Testing
import Threading

/// Long computations say how far they are: what is done never exceeds what there is, and some of it is said before the end.
@Suite struct ProgressTests {
  /// Notes all reports.
  final class Listener: Sendable {
    let reports = Mutex<[(done: Int, total: Int)]>([])

    var progress: WorkProgress {
      WorkProgress { done, total in self.reports.withLock { $0.append((done, total)) } }
    }

    func expectProgress() {
      let reports = reports.withLock { $0 }
      #expect(reports.allSatisfy { 0 <= $0.done && $0.done <= $0.total })
      #expect(reports.contains { $0.done > 0 })
    }
  }

  static let problem = UndersamplingProblem(seed: 3, counts: [40, 160])

  @Test(arguments: ["cnn", "instance-hardness", "cluster-centroids"])
  func dropping(_ name: String) throws {
    let method = try #require(UndersamplingMethod.named(name))
    let listener = Listener()
    var parameters = method.parameters(seed: 1)
    parameters.rules.progress = listener.progress
    _ = try method.make(parameters).keptRows(
      labels: Self.problem.labels, points: Self.problem.points,
      targets: try Self.problem.targets(.auto, method.direction))
    listener.expectProgress()
  }

  @Test(arguments: ["kmeans", "svm"])
  func making(_ name: String) throws {
    let method = try #require(SynthesisMethod.named(name))
    let listener = Listener()
    var parameters = SynthesisMethod.Parameters(seed: 1)
    parameters.rules.progress = listener.progress
    _ = try method.synthesizer(parameters).plans(
      [GrowthTarget(label: 0, count: 10)], in: MixedMatrix(numbers: Self.problem.points),
      labels: Self.problem.labels)
    listener.expectProgress()
  }
}
