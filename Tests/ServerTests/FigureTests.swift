import Foundation
import Receivables
import Schema
import Testing
import Wire

@testable import Server

/// Figures opened over the port: rows from the book, who asked from the log (F31), the trial balance of a moment (F30).
struct FigureTests {
    private typealias Request = Reskontra_V1_ExplainFigureRequest
    private typealias Response = Reskontra_V1_ExplainFigureResponse

    /// All pages; what the last says of the sum.
    private func explain(_ client: TestClient, _ request: Request) throws -> Response {
        var request = request
        var whole: Response?
        while true {
            let answer = try client.call(.explainFigure, request)
            #expect(answer.reason == "")
            let page = try answer.read(Response.self)
            if whole == nil { whole = page } else { whole?.rows += page.rows }
            whole?.addsUp = page.addsUp
            guard !page.nextPageToken.isEmpty else { break }
            #expect(!page.addsUp)
            request.page.token = page.nextPageToken
        }
        return try #require(whole)
    }

    private func pay(_ client: TestClient, _ customer: String, pounds: Int64, _ document: String) throws {
        let answer = try client.call(
            .postPayment,
            Reskontra_V1_PostPaymentRequest.with {
                $0.customerNumber = customer
                ($0.amount.currency, $0.amount.minor) = ("GBP", pounds * 100)
                $0.apply = .named
                $0.changeJournalAmount = false
                $0.items = [.with { $0.documentNumber = document }]
            })
        #expect(answer.reason == "")
    }

    @Test("F31 rows name document, voucher, record, event, call and request key", arguments: [true, false])
    func origins(secondBook: Bool) throws {
        let (world, client) = try PortWorld.trading(secondBook: secondBook)
        let first = try client.post("C1", pounds: 100)
        try pay(client, "C1", pounds: 30, first.documentNumber)
        let answer = try explain(client, .with { $0.balance.customerNumber = "C1" })
        #expect(answer.figure.minor == 7_000 && answer.addsUp && answer.knownAt == world.engine.durableSequence)
        #expect(answer.rows.map(\.cause) == [.posted, .settled])
        #expect(answer.rows.map(\.amount.minor) == [10_000, -3_000])
        #expect(answer.rows.map(\.documentNumber) == [first.documentNumber, first.documentNumber])
        #expect(answer.rows.map(\.method) == ["Invoicing.PostInvoice", "Payments.PostPayment"])
        #expect(answer.rows[0].voucher == first.voucher && answer.rows[0].event == 1)
        #expect(answer.rows.allSatisfy { $0.requestKey.count == 16 && $0.hasAt && $0.sequence > 0 && !$0.rules.isEmpty })
        #expect(answer.rows[1].settlementID > 0 && !answer.rows[1].counterpart.isEmpty)
    }

    @Test("F31 an amount in another currency tells what was posted and at which rate")
    func rates() throws {
        let (_, client) = try PortWorld.trading()
        let set = try client.call(
            .setExchangeRate,
            Reskontra_V1_SetExchangeRateRequest.with {
                ($0.rate.from, $0.rate.to) = ("EUR", "GBP")
                ($0.rate.rate.unscaled, $0.rate.rate.scale) = (85, 2)
                ($0.rate.validFrom.year, $0.rate.validFrom.month, $0.rate.validFrom.day) = (2025, 1, 1)
            })
        #expect(set.reason == "")
        let answer = try client.call(
            .postInvoice,
            Reskontra_V1_PostInvoiceRequest.with {
                ($0.document.customerNumber, $0.document.currency) = ("C1", "EUR")
                $0.document.lines = [
                    .with {
                        $0.mainAccount = "4000"
                        ($0.amount.currency, $0.amount.minor) = ("EUR", 10_000)
                    }
                ]
            })
        #expect(answer.reason == "")
        let number = try answer.read(Reskontra_V1_PostInvoiceResponse.self).invoice.documentNumber
        try client.post("C1", pounds: 5)
        let open = try explain(client, .with { $0.document.documentNumber = number })
        #expect(open.figure.currency == "EUR" && open.figure.minor == 10_000 && open.addsUp)
        #expect(open.rows.map(\.rate.unscaled) == [85] && open.rows[0].rate.scale == 2 && open.rows[0].rateUnit == 1)
        let account = try explain(client, .with { $0.account.mainAccount = "1200" })
        #expect(account.figure.minor == 9_000 && account.addsUp)
        #expect(account.rows.map(\.amount.minor) == [8_500, 500])
        #expect(account.rows[0].transactionAmount.currency == "EUR" && account.rows[0].transactionAmount.minor == 10_000)
        #expect(account.rows[0].rate.unscaled == 85 && !account.rows[1].hasRate && !account.rows[1].hasTransactionAmount)
    }

    @Test("F31 accounts: debits less credits, each leg with voucher and document; small pages tell the same")
    func accounts() throws {
        let (world, client) = try PortWorld.trading()
        var posted: [String] = []
        for pounds in 1...40 { posted.append(try client.post("C\(pounds % 3 + 1)", pounds: Int64(pounds)).documentNumber) }
        try pay(client, "C2", pounds: 1, posted[0])
        for (account, minor) in [("1200", Int64(81_900)), ("4000", -82_000), ("1030", 100)] {
            let whole = try explain(client, .with { ($0.account.mainAccount, $0.page.size) = (account, 200) })
            #expect(whole.figure.minor == minor && whole.addsUp)
            #expect(whole.rows.reduce(0) { $0 + $1.amount.minor } == minor)
            #expect(whole.rows.allSatisfy { $0.cause == .entry && !$0.voucher.isEmpty && !$0.documentNumber.isEmpty })
            let pages = try explain(client, .with { ($0.account.mainAccount, $0.page.size) = (account, 7) })
            #expect(pages.rows == whole.rows && pages.addsUp)
        }
        let known = world.engine.durableSequence
        try client.post("C1", pounds: 500)
        let before = try explain(client, .with { ($0.account.mainAccount, $0.at.knownAt) = ("1200", known) })
        #expect(before.figure.minor == 81_900 && before.addsUp)
        let none = try explain(client, .with { ($0.account.mainAccount, $0.account.currency) = ("1200", "EUR") })
        #expect(none.figure.minor == 0 && none.rows.isEmpty && none.addsUp)
    }

    @Test("F31 what is asked for wrongly")
    func refusals() throws {
        let (_, client) = try PortWorld.trading()
        func reason(_ request: Request) throws -> String { try client.call(.explainFigure, request).reason }
        #expect(try reason(Request()) == "FIELD_REQUIRED")
        #expect(try reason(.with { $0.account.mainAccount = "9" }) == "REFERENCE_UNKNOWN")
        #expect(try reason(.with { $0.document.documentNumber = "X-1" }) == "ITEM_NOT_FOUND")
        #expect(try reason(.with { $0.exposure.customerNumber = "C1" }) == "FIELD_REQUIRED")
        #expect(try reason(.with { ($0.bucket.customerNumber, $0.bucket.place) = ("C1", 9) }) == "FIELD_INVALID")
        let ahead = Request.with { ($0.balance.customerNumber, $0.minSequence) = ("C1", 1 << 40) }
        #expect(try reason(ahead) == "MIN_SEQUENCE_AHEAD")
    }

    @Test("F30 a trial balance with its stamp comes again, byte by byte, after more than a stretch of further records",
        arguments: [true, false])
    func stampedTrialBalance(secondBook: Bool) throws {
        let (world, client) = try PortWorld.trading(secondBook: secondBook)
        func balance(_ known: UInt64) throws -> [UInt8] {
            let answer = try client.call(.getTrialBalance, Reskontra_V1_GetTrialBalanceRequest.with { $0.knownAt = known })
            #expect(answer.reason == "")
            return answer.message
        }
        for pounds in 1...30 { try client.post("C1", pounds: Int64(pounds)) }
        let known = world.engine.durableSequence
        let first = try balance(0)
        #expect(try balance(known) == first)
        for pounds in 1...Int64(Subledger.stretchRecords) { try client.post("C2", pounds: pounds) }
        #expect(try balance(known) == first)
        #expect(try balance(world.engine.durableSequence) == balance(0))
        #expect(try balance(known + 1) != first)
        // Later than all there is: now, like other reports.
        #expect(try balance(1 << 40) == balance(0))
    }
}
