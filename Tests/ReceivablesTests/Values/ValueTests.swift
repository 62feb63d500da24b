import Receivables
import Testing

/// Arithmetic of money, rates, dates: setup conventions, payments:TP-1, DESIGN 8.
@Suite struct ValueTests {
    private func currency(_ code: Code) throws -> Currency { try #require(Currency(code: code)) }

    @Test("the border is 10^15 minor units either way: one unit inside, one outside")
    func border() {
        let most = Money(Money.minorMax, .eur)
        #expect(Money(Money.minorMax - 1, .eur).adding(.eur(1)) == most)
        #expect(most.adding(.eur(1)) == nil)
        #expect((-most).adding(.eur(-1)) == nil && (-most).adding(.eur(1)) != nil)
        #expect(Money(.max, .eur).adding(Money(.max, .eur)) == nil)
    }

    @Test("half away from zero, both signs; down is toward minus infinity")
    func rounding() {
        for (numerator, away, down) in [
            (5, 1, 0), (4, 0, 0), (-5, -1, -1), (-4, 0, -1), (15, 2, 1), (-15, -2, -2), (10, 1, 1),
        ] as [(Int128, Int128, Int128)] {
            #expect(Rounding.halfAwayFromZero.divide(numerator, by: 10) == away)
            #expect(Rounding.down.divide(numerator, by: 10) == down)
        }
    }

    @Test(
        "AD-2 parts add up to the whole, the last takes the difference",
        arguments: 1...20 as ClosedRange<UInt64>)
    func allocation(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let whole = Money(Int64(random.below(2_000_001)) - 1_000_000, .eur)
            var weights = (0...random.below(6)).map { _ in Int64(random.below(1_000)) }
            weights[0] += 1
            let parts = whole.allocated(over: weights)
            #expect(parts.reduce(0) { $0 + $1.minor } == whole.minor)
            let total = weights.reduce(0, +)
            for (part, weight) in zip(parts, weights).dropLast() {
                // Within half a unit of the exact share.
                #expect(
                    (2 * (Int128(part.minor) * Int128(total) - Int128(whole.minor) * Int128(weight)))
                        .magnitude <= total.magnitude)
            }
        }
        #expect(Money.eur(100).allocated(over: [1, 1, 1]).map(\.minor) == [33, 33, 34])
    }

    @Test("currencies without and with three decimals: conversion and line amounts in their own minor unit")
    func decimals() throws {
        let (yen, dinar) = (try currency("JPY"), try currency("KWD"))
        #expect(yen.minorPerMajor == 1 && dinar.minorPerMajor == 1_000)
        // 1,000 JPY at 0.0061 EUR = 6.10 EUR; 12.345 KWD at 3.0 EUR = 37.035, rounded 37.04.
        #expect(Rate(mantissa: 61, scale: 4).convert(1_000, from: yen, to: .eur, .halfAwayFromZero) == 610)
        #expect(
            Rate(mantissa: 3, scale: 0).convert(12_345, from: dinar, to: .eur, .halfAwayFromZero) == 3_704)
        // 37.04 EUR at 0.3333 KWD = 12.345432, rounded 12.345; 10.00 EUR at 163.55 = 1,635.5 JPY, rounded 1,636.
        #expect(
            Rate(mantissa: 3_333, scale: 4).convert(3_704, from: .eur, to: dinar, .halfAwayFromZero) == 12_345
        )
        #expect(
            Rate(mantissa: 16_355, scale: 2).convert(1_000, from: .eur, to: yen, .halfAwayFromZero) == 1_636)
        // 3 x 33.335: 100.005 -> 100.01 EUR, 100 JPY, 100.005 KWD.
        let (quantity, price) = (Decimal(unscaled: 3, scale: 0), Decimal(unscaled: 33_335, scale: 3))
        #expect(Decimal.amount(quantity: quantity, unitPrice: price, in: .eur)?.minor == 10_001)
        #expect(Decimal.amount(quantity: quantity, unitPrice: price, in: yen)?.minor == 100)
        #expect(Decimal.amount(quantity: quantity, unitPrice: price, in: dinar)?.minor == 100_005)
        #expect(Money(-5, dinar).description == "-0.005 KWD" && Money(5, yen).description == "5 JPY")
    }

    @Test("a product past the border is no amount; the largest factors do not overflow")
    func productBorder() {
        let most = Decimal(unscaled: Money.minorMax, scale: 0)
        #expect(Decimal.amount(quantity: most, unitPrice: most, in: .eur) == nil)
        let tenth = Decimal(unscaled: 1, scale: 2)
        #expect(Decimal.amount(quantity: most, unitPrice: tenth, in: .eur)?.minor == Money.minorMax)
        #expect(
            Decimal.amount(quantity: most, unitPrice: Decimal(unscaled: 1_000_001, scale: 8), in: .eur) == nil
        )
    }

    @Test("every day from 1900 to 2199 is made of its parts and of no others")
    func calendar() throws {
        var date = day(1900, 1, 1)
        var count = 0
        while date <= day(2199, 12, 31) {
            let (year, month, dayOfMonth) = date.parts
            #expect(CalendarDate(year: year, month: month, day: dayOfMonth) == date)
            #expect((date.adding(days: 1).weekday - date.weekday + 7) % 7 == 1)
            count += 1
            date = date.adding(days: 1)
        }
        // 1904 to 2196 has 74 years that 4 divides; 2100 is none of them: 73 leap days.
        #expect(count == 300 * 365 + 73)
        for (year, month, dayOfMonth) in [
            (2026, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
            (1899, 12, 31), (2200, 1, 1),
        ] {
            #expect(CalendarDate(year: year, month: month, day: dayOfMonth) == nil)
        }
        #expect(
            CalendarDate(year: 2024, month: 2, day: 29) != nil
                && CalendarDate(year: 2000, month: 2, day: 29) != nil)
        #expect(CalendarDate.last == day(2199, 12, 31))
        #expect(day(2026, 11, 25).weekday == 3)
    }

    @Test("TP-1 months clamp to the end of the month, from the original day; leap days count")
    func months() {
        for (start, count, end) in [
            (day(2026, 1, 31), 1, day(2026, 2, 28)), (day(2024, 1, 31), 1, day(2024, 2, 29)),
            (day(2026, 1, 31), 2, day(2026, 3, 31)), (day(2024, 2, 29), 12, day(2025, 2, 28)),
            (day(2024, 2, 29), 48, day(2028, 2, 29)), (day(2026, 8, 31), 6, day(2027, 2, 28)),
            (day(2026, 12, 15), 1, day(2027, 1, 15)),
        ] {
            #expect(start.adding(months: count) == end)
        }
    }

    @Test(
        "TP-1 due date = start + months + days, by method",
        arguments: [
            (TermsMethod.net, 0, 30, 2026, 4, 16), (.net, 1, 0, 2026, 4, 17), (.net, 1, 14, 2026, 5, 1),
            // 17 March 2026 is a Tuesday: its week ends on Sunday the 22nd.
            (.currentWeek, 0, 0, 2026, 3, 22), (.currentWeek, 0, 7, 2026, 3, 29),
            (.currentMonth, 0, 0, 2026, 3, 31), (.currentMonth, 1, 0, 2026, 4, 30),
            (.currentMonth, 0, 15, 2026, 4, 15),
            (.currentQuarter, 0, 0, 2026, 3, 31), (.currentYear, 2, 0, 2027, 2, 28),
            (.cashOnDelivery, 3, 30, 2026, 3, 17),
        ])
    func terms(method: TermsMethod, months: UInt16, days: UInt16, year: Int, month: Int, dayOfMonth: Int) {
        let terms = TermsOfPayment(code: "T", description: "", method: method, months: months, days: days)
        #expect(terms.dueDate(from: day(2026, 3, 17)) == day(year, month, dayOfMonth))
    }

    @Test(
        "TP-2 forward to the first payment day on or after the date",
        arguments: [
            // 2026-04-16 is a Thursday.
            (UInt8(4), UInt8(0), 2026, 4, 16), (5, 0, 2026, 4, 17), (3, 0, 2026, 4, 22), (0, 16, 2026, 4, 16),
            (0, 20, 2026, 4, 20), (0, 15, 2026, 5, 15), (0, 31, 2026, 4, 30),
        ])
    func paymentDays(weekday: UInt8, monthDay: UInt8, year: Int, month: Int, dayOfMonth: Int) {
        var terms = TermsOfPayment(code: "T", description: "", method: .net, months: 0, days: 30)
        (terms.paymentWeekday, terms.paymentDay) = (weekday, monthDay)
        #expect(terms.dueDate(from: day(2026, 3, 17)) == day(year, month, dayOfMonth))
    }

    @Test("AU-5 an instant past all time is never, not an overflow")
    func instants() {
        #expect(Instant(nanoseconds: .max - 1).adding(seconds: 1) == .never)
        #expect(Instant(nanoseconds: 0).adding(seconds: .max) == .never)
    }
}
