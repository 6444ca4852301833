import TableKit
import Testing

/// What counts as a date and as a quantity.
struct TextFormTests {
  @Test(arguments: [
    "2024-01-31", "2024/1/31", "2024.01.31", "2024-01-31 09:30", "2024-01-31T09:30:00Z",
    "2024-01-31T09:30:00.123+01:00", "31.1.2024", "1/31/24", "31/1/2024 9:30 PM", "1-31-2024",
    "31 Jan 2024", "31-Jan-24", "31jan2024", "Jan 31, 2024", "January 31 2024",
    "Jan. 31, 2024 9:30",
    "Wed, 31 Jan 2024 09:30:00 GMT", "Wednesday, January 31, 2024", "Wed Jan 31 09:30:00 UTC 2024",
    "Wed Jan 31 09:30:00 +0000 2024", "Jan 2024", "September 2024", "Jan-24", "Jan'24", "2024-01",
    "2024/01", "2024Q1", "2024-q3", "Q4 2024", "2024-W05", "2024-W05-1", "2024m11", "2024 Jan",
    "9:30", "09:30:15.5", "9:30pm", "9:30 a.m.", "09:30 31 Jan 2024", "31 sept", "2024-jan",
  ])
  func dates(text: String) {
    #expect(profile([text]).dateCount == 1)
  }

  @Test(arguments: [
    "2024", "20240131", "13/13/2024", "31/32/2024", "0/5/2024", "2024-1", "1.2.3", "may", "monday",
    "march on", "1 jam 2024", "9:3", "9:30:1", "2024-01-31x", "2024-01-31 at 9:30", "Q5 2024",
    "2024-W", "version 2.1.2024", "marching 24", "31 Jan 2024 9", "10.0.0.1", "1/2",
    "2024-01-31-2", "a 9:30 appointment that was put off until the day after",
  ])
  func noDates(text: String) {
    #expect(profile([text]).dateCount == 0)
  }

  @Test(arguments: [
    "$5", "$1,234.50", "1,234", "1,234,567.8", "12%", "12.5 %", "€ 3", "3 €", "£3.50", "USD 12",
    "(3.5%)", "-$5", "$-5", "1,5", "1.234,56", "1.234.567", "1'234'567", "1 234 567", "+5%", "20°",
    "$.50", "¥100",
  ])
  func quantities(text: String) {
    let column = profile([text])
    #expect(column.quantityCount == 1)
    #expect(column.numberCount == 0)
  }

  @Test(arguments: [
    "5", "$", "%", "5 kg", "1,2,3", "12,34,567", "1,234,5", "$5 or $6", "x%", "1,5,", "5%%",
    "1 2", "A$", "euro", "(", "1,234.5.6", "",
  ])
  func noQuantities(text: String) {
    #expect(profile([text]).quantityCount == 0)
  }
}
