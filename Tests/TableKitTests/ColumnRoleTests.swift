import TableKit
import Testing

struct ColumnRoleTests {
  @Test func rolesHaveNamesOfTheirOwn() {
    #expect(Set(ColumnRole.allCases.map(\.rawValue)).count == 9)
  }
}
