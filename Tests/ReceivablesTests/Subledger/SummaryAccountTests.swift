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

    @Test("PP-7, PC-8: one customer has items on several summary accounts, each the sum of its own")
    func severalOfOneCustomer() throws {
        trade.setProfile(ProfileID(2), "FOR", account: Trade.Account.otherReceivable)
        try trade.invoice(.eur(100))
        var document = Trade.document(.eur(70))
        document.profile = "FOR"
        try trade.run(PostInvoice(company: Trade.company, document: document))
        let rows = try trade.ask(Reconcile(id: Trade.company, date: nil)).rows
        #expect(rows.map(\.account) == [Trade.Account.receivable, Trade.Account.otherReceivable])
        #expect(rows.map(\.openItems) == [100, 70] && rows.map(\.ledger) == [100, 70])
        try trade.payment(.eur(170), "C-1", .oldestFirst)
        let settled = try trade.ask(Reconcile(id: Trade.company, date: nil)).rows
        #expect(settled.allSatisfy { $0.openItems == 0 && $0.difference == 0 })
    }

    @Test("PC-8, SI-9: no automatic account but those of items is a summary account, and none becomes one")
    func automaticAccounts() throws {
        func set(_ type: PostingType, _ account: Code) -> SetAutomaticAccount {
            SetAutomaticAccount(id: Trade.company, type: type, account: account)
        }
        for type in [PostingType.packingSlip, .packingSlipOffset, .rounding, .bank, .dueFrom] {
            #expect(trade.refused(set(type, "130100")) == "accountBlocked account.main_account", "\(type)")
            #expect(trade.refused(set(type, "130200")) == "accepted", "\(type)")
        }
        #expect(trade.refused(set(.bill, "130100")) == "accepted")
        try trade.run(set(.packingSlip, "130200"))
        #expect(trade.refused(line("130200")) == "stateNotAllowed line.summary_account")
        try trade.run(set(.packingSlip, "401200"))
        #expect(trade.refused(line("130200")) == "accepted")
    }
}
