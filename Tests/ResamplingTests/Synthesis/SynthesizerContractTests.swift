import Testing

@testable import Resampling

/// What all methods promise, on tables tame and wild.
@Suite("Every method that makes rows")
struct SynthesizerContractTests {
  static let methods = SynthesisMethod.choices.map { $0.synthesizer(.init(seed: 3)) }

  /// Classes 0, 1 and 2 that overlap and hold duplicates; class 1 is nearly alone on one side.
  static let points: Matrix = {
    var random = RandomState(seed: 8)
    return Matrix(
      rowCount: 150, columnCount: 2,
      values: (0..<150).flatMap { row in
        (0..<2).map { _ in
          (random.standardNormal() * 2 + [0, 4, 2][row % 3]).rounded()
        }
      })
  }()
  static let table = MixedMatrix(numbers: points)
  static let labels: [UInt32] = (0..<150).map { UInt32($0 % 3 == 2 && $0 > 60 ? 0 : $0 % 3) }

  @Test(arguments: methods.indices)
  func countsAreExact(method: Int) throws {
    let targets = [1, 2, 17, 200].map { GrowthTarget(label: 1, count: $0) }
    let plans = try Self.methods[method].plans(
      [GrowthTarget(label: 2, count: 0)] + targets, in: Self.table, labels: Self.labels)
    #expect(plans.map(\.count) == [0, 1, 2, 17, 200])
    for plan in plans {
      #expect(plan.base.allSatisfy { Self.labels[Int($0)] == 1 })
      #expect(plan.other.count == plan.count && plan.step.count == plan.count)
      #expect(plan.rows(from: Self.points).values.allSatisfy { $0.isFinite })
    }
  }

  @Test(arguments: methods.indices)
  func threadsDoNotMatter(method: Int) throws {
    var method = Self.methods[method]
    let target = [GrowthTarget(label: 1, count: 90)]
    method.rules.threadCount = 1
    let alone = try method.plans(target, in: Self.table, labels: Self.labels)
    method.rules.threadCount = 3
    #expect(try method.plans(target, in: Self.table, labels: Self.labels) == alone)
  }

  /// Tables that no method was meant for: an answer of the right size or an error, never a trap.
  @Test(arguments: methods.indices, [1.0, .nan, .infinity, -1e308, 1e200])
  func wildTables(method: Int, cell: Double) throws {
    var random = RandomState(seed: 1)
    for (rowCount, columnCount) in [(2, 1), (3, 2), (12, 1), (12, 0), (40, 3)] {
      for share in [1.0, 0.5] {
        let values = (0..<rowCount * columnCount).map { _ in
          random.randomSample() < share ? cell : random.standardNormal()
        }
        let points = Matrix(rowCount: rowCount, columnCount: columnCount, values: values)
        for classCount in [1, 2] as [UInt32] {
          let labels = (0..<UInt32(rowCount)).map { $0 % classCount }
          for label in [0, classCount] {
            for rejection in [nil, LeeRejection()] {
              var method = Self.methods[method]
              method.rules.loneRow = .copied
              let target = [GrowthTarget(label: label, count: 5)]
              do throws(SynthesisError) {
                let plan = try method.plans(
                  target, in: MixedMatrix(numbers: points), labels: labels, rejection: rejection)[0]
                #expect(plan.count == 5)
                #expect(plan.rows(from: points).rowCount == 5)
              } catch {
                #expect(!error.description.isEmpty)
                #expect(error != .noRows || label == classCount || label >= rowCount)
              }
              method.rules.compatibility = .imbalancedLearn
              _ = try? method.plans(
                target, in: MixedMatrix(numbers: points), labels: labels, rejection: rejection)
            }
          }
        }
      }
    }
  }

  @Test func wildMixedTables() throws {
    var random = RandomState(seed: 1)
    for (rowCount, numbers, categories) in [(2, 0, 1), (3, 1, 0), (9, 0, 0), (40, 2, 3)] {
      for cell in [0.5, .nan, .infinity, 1e200] {
        let points = MixedMatrix(
          numbers: Matrix(
            rowCount: rowCount, columnCount: numbers,
            values: (0..<rowCount * numbers).map { _ in
              random.randomSample() < 0.5 ? cell : random.standardNormal()
            }),
          codes: CodeMatrix(
            rowCount: rowCount, columnCount: categories,
            values: (0..<rowCount * categories).map { _ in UInt32(random.randint(below: 300)) }))
        let labels = (0..<UInt32(rowCount)).map { $0 % 2 }
        let target = [GrowthTarget(label: 0, count: 5)]
        for method in SynthesisMethod.all where method.columns != .numbers {
          var parameters = SynthesisMethod.Parameters(seed: 1)
          parameters.rules.loneRow = .copied
          for rejection in [nil, LeeRejection()] {
            let plans = try method.synthesizer(parameters)
              .plans(target, in: points, labels: labels, rejection: rejection)
            #expect(plans[0].count == 5)
            #expect(plans[0].rows(from: points).rowCount == 5)
          }
        }
      }
    }
  }
}
