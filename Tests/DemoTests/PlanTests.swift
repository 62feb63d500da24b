import Foundation
import ReskontraClient
import Testing

@testable import reskontra

@Suite("Plan and the demo's own sums")
struct PlanTests {
    @Test("limit: twice the average of the first three baskets, up to the next 500.00, at least 500.00")
    func limits() {
        #expect(CreditLimits.limit(firstBaskets: []) == 500_00)
        #expect(CreditLimits.limit(firstBaskets: [1]) == 500_00)
        #expect(CreditLimits.limit(firstBaskets: [250_00]) == 500_00)
        #expect(CreditLimits.limit(firstBaskets: [250_01]) == 1000_00)
        // 2 x (100 + 200 + 600) / 3 = 600 -> 1,000; the fourth does not count.
        #expect(CreditLimits.limit(firstBaskets: [100_00, 200_00, 600_00, 90_000_00]) == 1000_00)
    }

    @Test("who pays what follows from the invoice number alone, in the stated shares")
    func habits() {
        let all = (0..<10_000).map { PayingHabits(invoice: "\(536_365 + $0)") }
        func count(_ isMeant: (PayingHabits) -> Bool) -> Int { all.count(where: isMeant) }
        #expect((6500...7100).contains(count { $0.share == .all && $0.daysAfter <= 20 }))
        #expect((1200...1600).contains(count { $0.share == .all && $0.daysAfter > 20 }))
        #expect((650...950).contains(count { $0.share == .half }))
        #expect((300...500).contains(count { $0.share == .tooMuch }))
        #expect((450...750).contains(count { $0.share == .nothing }))
        #expect(PayingHabits(invoice: "536365").daysAfter == all[0].daysAfter)
    }

    @Test("shares of what is left: all, the larger half, the next 10.00 above, nothing")
    func shares() {
        func habit(_ share: PayingHabits.Share) -> PayingHabits? {
            (0..<1000).lazy.map { PayingHabits(invoice: "\($0)") }.first { $0.share == share }
        }
        #expect(habit(.all)?.amount(left: 12_34) == 12_34)
        #expect(habit(.half)?.amount(left: 12_35) == 6_18)
        #expect(habit(.tooMuch)?.amount(left: 12_34) == 20_00)
        #expect(habit(.tooMuch)?.amount(left: 20_00) == 30_00)
        #expect(habit(.nothing)?.amount(left: 12_34) == 0)
        #expect(habit(.all)?.amount(left: 0) == 0)
    }

    private static let lines = """
        1,A,x,10,2010-12-01 09:00:00,10.0,17850,United Kingdom
        2,B,x,50,2010-12-01 10:00:00,10.0,17850,United Kingdom
        3,C,x,1,2010-12-02 10:00:00,5.0,,EIRE
        C4,A,x,-4,2010-12-03 10:00:00,10.0,17850,United Kingdom
        C5,B,x,-1,2010-12-03 11:00:00,10.0,17850,United Kingdom
        C6,Z,x,-1,2010-12-03 12:00:00,2.0,17850,United Kingdom

        """

    @Test("the plan holds baskets by time, payments in the morning, one customer each, groups per country")
    func plan() throws {
        let (baskets, _) = try BasketTests.read(Self.lines)
        let plan = try #require(Plan(baskets.all))
        #expect(zip(plan.steps, plan.steps.dropFirst()).allSatisfy { $0.time <= $1.time })
        #expect(plan.customers.map(\.number) == ["C-17850"])
        // 2 x (100 + 500) / 2 = 600 -> 1,000.
        #expect(plan.customers.map(\.limit) == [1000_00])
        #expect(plan.cashCustomers.map(\.number) == ["CASH-IE"])
        #expect(plan.countries == ["GB", "IE"])
        #expect(plan.lastDay.description == "2010-12-31")
        #expect(Plan([]) == nil)
    }

    @Test("CL-1: a basket passes up to the limit and not a penny further")
    func decisions() throws {
        let (baskets, _) = try BasketTests.read(Self.lines)
        var book = NaiveBook()
        book.open("C-17850", limit: 500_00)
        #expect(book.approves("C-17850", 500_00))
        #expect(!book.approves("C-17850", 500_01))
        book.sold(baskets.all[0], accepted: true, documents: 1)
        #expect(book.approves("C-17850", 400_00))
        #expect(!book.approves("C-17850", 400_01))
        book.open("CASH-IE", limit: nil)
        #expect(book.approves("CASH-IE", 1_000_000_00))
    }

    @Test("a cancellation goes to the sale it takes back; never to one that was declined")
    func originals() throws {
        let all = try BasketTests.read(Self.lines).0.all
        var book = NaiveBook()
        book.open("C-17850", limit: 500_00)
        book.sold(all[0], accepted: true, documents: 1)
        book.sold(all[1], accepted: false, documents: 0)
        #expect(book.original(of: all[3]) == .accepted("1"))
        #expect(book.original(of: all[4]) == .declined("2"))
        #expect(book.original(of: all[5]) == .unknown)
    }

    @Test("expected balances are the sum of accepted documents; payments follow what is left")
    func balances() throws {
        let all = try BasketTests.read(Self.lines).0.all
        var book = NaiveBook()
        book.open("C-17850", limit: 500_00)
        book.sold(all[0], accepted: true, documents: 1)
        book.sold(all[1], accepted: false, documents: 0)
        book.credited(all[3], original: .accepted("1"), documents: 1)
        book.credited(all[5], original: .unknown, documents: 1)
        #expect(book.balances["C-17850"] == Int64(100_00 - 40_00 - 2_00))
        #expect(book.sales["1"]?.left == 60_00)
        let payer = try #require(
            (0..<1000).lazy.map { PayingHabits(invoice: "\($0)") }.first { $0.share == .all })
        #expect(book.payment(for: "1", habits: payer) == 60_00)
        #expect(book.payment(for: "2", habits: payer) == 0)
        book.paid("C-17850", 60_00, method: "ELEC")
        #expect(book.balances["C-17850"] == -2_00)
        #expect(book.invoices == NaiveBook.Tally(count: 1, total: 100_00))
        #expect(book.creditNotes == NaiveBook.Tally(count: 2, total: 42_00))
        #expect(book.payments == NaiveBook.Tally(count: 1, total: 60_00))
        #expect(book.receivedByMethod == ["ELEC": 60_00])
        #expect(book.total == -2_00)
    }

    @Test("the same basket gives the same bytes, with the document's total to capture")
    func requests() throws {
        let all = try BasketTests.read(Self.lines).0.all
        let requests = PlayRequests(company: "UK01")
        let documents = all[0].documents(linesMax: PlayRequests.linesMax)
        let first = requests.capture(documents[0], of: all[0], authorization: 7, isLast: true)
        let second = requests.capture(documents[0], of: all[0], authorization: 7, isLast: true)
        #expect(try first.serializedData() == second.serializedData())
        #expect(first.amount.minor == 100_00 && first.amount.currency == "GBP" && first.final)
        #expect(first.document.invoiceNumber == "1" && first.document.lines[0].quantity.unscaled == 10)
        #expect(first.document.postingDate.day == 1 && first.document.postingDate.month == 12)
        let note = requests.creditNote(all[3].documents(linesMax: 700)[0], of: all[3], original: "1")
        #expect(
            note.settleWithOriginal && note.document.originalInvoice == "1" && !note.document.reason.isEmpty)
    }
}

@Suite("Request keys worked out from rows")
struct DerivedKeyTests {
    private func key(
        _ milliseconds: UInt64 = 1_291_191_960_000, _ kind: String = "authorize", _ company: String = "UK01",
        _ natural: String = "536365"
    ) -> RequestKey {
        DerivedKey.make(milliseconds: milliseconds, kind: kind, company: company, natural: natural)
    }

    @Test("the same wish has the same key, in the form of a UUIDv7 with the given time")
    func stable() throws {
        #expect(key() == key())
        #expect(key().milliseconds == 1_291_191_960_000)
        #expect(RequestKey(bytes: key().bytes) == key())
        // Frozen: a later version must replay what an earlier one began.
        #expect(key().description == DerivedKeyTests.frozen)
    }

    /// Worked out apart from our code, in Python, from FNV-1a and SplitMix64's mixer.
    static let frozen = "012ca109-c1c0-7981-9c79-75a1796052af"

    @Test("time, kind, company, number and content each make another key")
    func different() {
        let others = [
            key(1_291_191_960_001), key(1_291_191_960_000, "capture"),
            key(1_291_191_960_000, "authorize", "UK02"),
            key(1_291_191_960_000, "authorize", "UK01", "536366"),
            DerivedKey.make(
                milliseconds: 1_291_191_960_000, kind: "authorize", company: "UK01", natural: "536365".utf8,
                content: 1),
        ]
        #expect(Set(others + [key()]).count == 6)
    }

    @Test("a hundred thousand numbers make as many keys")
    func spread() {
        #expect(Set((0..<100_000).map { key(1, "x", "y", "\($0)") }).count == 100_000)
    }
}
