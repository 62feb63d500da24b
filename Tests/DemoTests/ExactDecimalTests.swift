import Testing

@testable import reskontra

@Suite("Exact decimals and days")
struct ExactDecimalTests {
    @Test(
        "text becomes the number that stands there",
        arguments: [
            ("2.55", 255, 2), ("0.001", 1, 3), ("-12.50", -1250, 2), ("+3", 3, 0), ("007", 7, 0), ("0", 0, 0),
            ("999999999999999999", 999_999_999_999_999_999, 0),
        ])
    func reads(_ text: String, _ unscaled: Int64, _ scale: Int) {
        #expect(ExactDecimal(text) == ExactDecimal(unscaled: unscaled, scale: scale))
    }

    @Test(
        "what is no plain decimal is refused",
        arguments: [
            "", "-", ".", ".5", "5.", "1e3", "1,000", "1.2.3", " 1", "0x10", "1234567890123456789",
            "0.1234567890",
        ])
    func refuses(_ text: String) { #expect(ExactDecimal(text) == nil) }

    @Test("quantity times price is rounded half away from zero, once")
    func products() {
        // 3 x 0.335 = 1.005 -> 1.01; 7 x 0.0007 = 0.0049 -> 0.00; 1 x 0.005 -> 0.01
        #expect(ExactDecimal("0.335")?.product(ExactDecimal(unscaled: 3, scale: 0), exponent: 2) == 101)
        #expect(ExactDecimal("0.0007")?.product(ExactDecimal(unscaled: 7, scale: 0), exponent: 2) == 0)
        #expect(ExactDecimal("0.005")?.product(ExactDecimal(unscaled: 1, scale: 0), exponent: 2) == 1)
        #expect(ExactDecimal("-0.005")?.product(ExactDecimal(unscaled: 1, scale: 0), exponent: 2) == -1)
        #expect(ExactDecimal("-0.0049")?.product(ExactDecimal(unscaled: 1, scale: 0), exponent: 2) == 0)
        #expect(ExactDecimal("12")?.product(ExactDecimal(unscaled: 2, scale: 0), exponent: 0) == 24)
    }

    @Test("products beyond 10^15 minor units are refused")
    func productBorder() {
        #expect(
            ExactDecimal("10000000000000")?.product(ExactDecimal(unscaled: 1, scale: 0), exponent: 2)
                == 1_000_000_000_000_000)
        #expect(
            ExactDecimal("10000000000000.01")?.product(ExactDecimal(unscaled: 1, scale: 0), exponent: 2)
                == nil)
    }

    @Test("minor units lose no digit")
    func minorUnits() {
        #expect(ExactDecimal("12.5")?.minorUnits(exponent: 2) == 1250)
        #expect(ExactDecimal("12.500")?.minorUnits(exponent: 2) == 1250)
        #expect(ExactDecimal("12.505")?.minorUnits(exponent: 2) == nil)
        #expect(ExactDecimal("12.505")?.minorUnits(exponent: 3) == 12_505)
        #expect(ExactDecimal("12.5")?.minorUnits(exponent: 0) == nil)
    }

    private func minute(_ text: String) -> LocalMinute? {
        Array(text.utf8).withUnsafeBytes { LocalMinute($0) }
    }

    @Test("London time is UTC in winter and an hour ahead in summer")
    func london() {
        #expect(minute("2010-12-01 08:26:00")?.unixSeconds == 1_291_191_960)
        #expect(minute("2011-03-27 00:59")?.unixSeconds == 1_301_187_540)
        #expect(minute("2011-03-27 02:00")?.unixSeconds == 1_301_187_600)
        #expect(minute("2011-05-31 15:00:00")?.unixSeconds == 1_306_850_400)
        #expect(minute("2010-10-31 12:00")?.unixSeconds == 1_288_526_400)
    }

    @Test(
        "dates that do not exist are refused",
        arguments: [
            "2011-02-29 10:00", "2010-13-01 10:00", "2010-12-00 10:00", "2010-12-01 24:00",
            "2010-12-01 10:60",
            "12/1/2010 8:26", "2010-12-01", "2010-12-01 10:00:61",
        ])
    func noSuchTime(_ text: String) { #expect(minute(text) == nil) }

    @Test("day numbers go there and back; months end where they end")
    func days() {
        for number in stride(from: -25_000, through: 80_000, by: 37) {
            let (year, month, day) = DayNumber(number: number).civil
            #expect(DayNumber(year: year, month: month, day: day).number == number)
        }
        #expect(DayNumber(year: 2012, month: 2, day: 3).lastOfMonth.description == "2012-02-29")
        #expect(DayNumber(year: 2010, month: 12, day: 3).lastOfMonth.description == "2010-12-31")
        #expect(DayNumber(year: 1970, month: 1, day: 1).weekday == 4)
    }
}
