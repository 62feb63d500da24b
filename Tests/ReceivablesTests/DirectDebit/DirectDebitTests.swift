import Foundation
import Testing

@testable import Receivables

/// Numbers and dates of direct debit (setup section 15).
struct DirectDebitTests {
    /// The rule as it is written down for hand: all digits in a row, divided by 97 on paper, nine digits at a time.
    private func remainderByHand(_ text: String) -> Int {
        var digits = text.map { $0.isNumber ? String($0) : String(Int($0.asciiValue ?? 0) - 55) }.joined()
        while digits.count > 9 {
            let head = Int(digits.prefix(9)) ?? 0
            digits = String(head % 97) + digits.dropFirst(9)
        }
        return (Int(digits) ?? 0) % 97
    }

    @Test("setup:SD-5 check digits made by hand are taken, each single wrong character is refused")
    func checkDigits() throws {
        for seed in 0..<200 {
            let digits = String(repeating: "0", count: 18) + String(seed * 7_919 % 1_000_003 * 104_729)
            let account = String(digits.suffix(18))
            let check = 98 - remainderByHand(account + "DE00")
            let iban = "DE" + (check < 10 ? "0" : "") + String(check) + account
            #expect(try Iban(iban, field: "iban").text == iban)
            var wrong = Array(iban)
            let place = 4 + seed % 18
            wrong[place] = wrong[place] == "9" ? "0" : "9"
            if String(wrong) != iban { #expect(throws: Rejection.self) { try Iban(String(wrong), field: "iban") } }
        }
    }

    @Test("setup:SD-5 check digits 00, 01 and 99 are refused though they may leave remainder 1")
    func checkDigitsOutside() {
        for check in ["00", "01", "99"] {
            #expect(throws: Rejection.self) { try Iban("DE\(check)370400440532013000", field: "iban") }
        }
    }

    @Test("setup:SD-6 the business code is no part of the check; the national number is")
    func creditorIDs() throws {
        for code in ["ZZZ", "ABC", "001"] {
            #expect(try CreditorID("de98 \(code) 09999999999", field: "creditor_id").businessCode == code)
        }
        for number in 0..<200 {
            let national = String(10_000_000_000 + number * 48_611)
            let check = 98 - remainderByHand(national + "DE00")
            let text = "DE" + (check < 10 ? "0" : "") + String(check) + "ZZZ" + national
            #expect(try CreditorID(text, field: "creditor_id").text == text)
            let other = String(text.dropLast()) + (text.hasSuffix("9") ? "0" : "9")
            #expect(throws: Rejection.self) { try CreditorID(other, field: "creditor_id") }
        }
        #expect(throws: Rejection.self) { try CreditorID("DE98ZZZ", field: "creditor_id") }
    }

    @Test("setup:SD-11 the days around Easter and Christmas are closed")
    func targetDays() throws {
        let closed = [(2026, 4, 3), (2026, 4, 6), (2024, 3, 29), (2024, 4, 1), (2025, 4, 18), (2038, 4, 26), (2027, 1, 1)]
        for (year, month, date) in closed { #expect(!TargetCalendar.isOpen(day(year, month, date))) }
        #expect(TargetCalendar.isOpen(day(2026, 4, 2)))
        #expect(TargetCalendar.isOpen(day(2026, 12, 24)))
        #expect(TargetCalendar.next(day(2026, 4, 3)) == day(2026, 4, 7))
        #expect(TargetCalendar.before(day(2026, 4, 7), days: 1) == day(2026, 4, 2))
        #expect(TargetCalendar.before(day(2026, 4, 2), days: -1) == day(2026, 4, 7))
    }

    @Test("setup:SD-11 closed days are a table with the years they hold for")
    func targetRules() {
        #expect(TargetCalendar.rules.map(\.fromYear) == TargetCalendar.rules.map(\.fromYear).sorted())
        // Good Friday was a working day in 1999, the last day of 2001 was none; both since 2002 as today.
        #expect(TargetCalendar.isOpen(day(1999, 4, 2)) && !TargetCalendar.isOpen(day(1999, 12, 31)))
        #expect(!TargetCalendar.isOpen(day(2000, 4, 21)) && TargetCalendar.isOpen(day(2002, 12, 31)))
        #expect(!TargetCalendar.isOpen(day(2001, 12, 31)) && !TargetCalendar.isOpen(day(2001, 5, 1)))
    }

    /// Shared tables, read where they lie; without them the tests say so and pass.
    private func table(_ name: String) -> [[String]] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let path = folder.appendingPathComponent("shared/data/bank/tables/" + name)
        guard let text = try? String(contentsOf: path, encoding: .utf8) else {
            print("skipped: shared data not here")
            return []
        }
        return text.split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("setup:SD-11 every day of 2002 to 2040 is open or closed as the published table says")
    func targetTable() throws {
        let closed = Set(table("target-closing-days.csv").map { $0[0] })
        guard !closed.isEmpty else { return }
        var date = day(2002, 1, 1)
        while date <= day(2040, 12, 31) {
            let isOpen = date.weekday < 6 && !closed.contains("\(date)")
            #expect(TargetCalendar.isOpen(date) == isOpen, "\(date)")
            date = date.adding(days: 1)
        }
    }

    @Test("setup:SD-5, SD-6 numbers of the shared tables: the valid ones are taken, the others are not")
    func numberTables() throws {
        let sepa = Set(Iban.structures.map(\.country))
        for row in table("iban-valid.csv") where sepa.contains(row[0]) && row[6] == "yes" {
            #expect((try? Iban(row[1], field: "iban")) != nil, "\(row[1])")
        }
        for row in table("iban-invalid.csv") { #expect((try? Iban(row[0], field: "iban")) == nil, "\(row[0])") }
        for row in table("creditor-id-valid.csv") where sepa.contains(String(row[0].prefix(2))) {
            #expect((try? CreditorID(row[0], field: "id")) != nil, "\(row[0])")
        }
        for row in table("creditor-id-invalid.csv") { #expect((try? CreditorID(row[0], field: "id")) == nil, "\(row[0])") }
    }

    @Test("setup:SD-11 lead times are a table: the legacy one differs for CORE alone")
    func leadTimes() {
        #expect(LeadTimes.current.days(.core, .first) == 1)
        #expect(LeadTimes.legacy.days(.core, .first) == 5)
        #expect(LeadTimes.legacy.days(.core, .oneOff) == 5)
        #expect(LeadTimes.legacy.days(.core, .final) == 2)
        #expect(LeadTimes.legacy.days(.cor1, .first) == 1)
        #expect(LeadTimes.legacy.days(.b2b, .first) == 1)
    }
}
