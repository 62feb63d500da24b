import Receivables
import Testing

/// A summary account holds customers' items and nothing else, so that it equals their sum: setup:PC-8, PP-5.
@Suite struct SummaryAccountTests {
    private let trade = Trade.ready()

    private func line(_ account: Code, update: Bool = false) -> SetPostingProfileLine {
        SetPostingProfileLine(
            id: Trade.company, profile: "GEN", accountCode: update ? .all : .table,
            relation: update ? .empty : "C-1",
            summaryAccount: account, writeOffAccount: .empty, isUpdate: update)
    }

    @Test("no invoice line, method, tax or automatic account posts to one")
    func nothingElsePostsToIt() throws {
        var document = Trade.document(.eur(100))
        document.lines[0].account = "130100"
        let invoice = PostInvoice(company: Trade.company, document: document)
        #expect(trade.refused(invoice) == "accountBlocked document.lines[0].main_account")
        trade.set(
            .taxCodeSet(
                Trade.company,
                TaxCode(
                    code: "VAT", percent: Percent(tenThousandths: 250_000), account: Trade.Account.receivable)
            ))
        trade.set(
            .taxGroupSet(Trade.company, TaxGroup(kind: .sales, code: "DOM", taxCodes: ["VAT"])),
            .taxGroupSet(Trade.company, TaxGroup(kind: .item, code: "FULL", taxCodes: ["VAT"])))
        var taxed = Trade.document(.eur(100))
        taxed.lines[0].salesTaxGroup = "DOM"
        taxed.lines[0].itemTaxGroup = "FULL"
        #expect(trade.refused(PostInvoice(company: Trade.company, document: taxed)) == "accountBlocked ")
        #expect(trade.book.verify() == [])
    }

    @Test(
        "an account with other postings does not become one; one that was stays one after its line moved on")
    func becomingOne() throws {
        try trade.invoice(.eur(100))
        #expect(trade.refused(line("401100")) == "stateNotAllowed line.summary_account")
        #expect(trade.refused(line("130200")) == "accepted")
        try trade.run(line("130200", update: true))
        try trade.invoice(.eur(50))
        // The first item still lies on 130100.
        var document = Trade.document(.eur(100))
        document.lines[0].account = "130100"
        #expect(
            trade.refused(PostInvoice(company: Trade.company, document: document))
                == "accountBlocked document.lines[0].main_account")
        #expect(trade.accountingBalance(Trade.Account.receivable) == 100)
        #expect(trade.accountingBalance(Trade.Account.otherReceivable) == 50)
        #expect(trade.book.verify() == [])
    }
}
