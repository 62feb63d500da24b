import Receivables
import Testing

/// Lines taken out of posting profiles: setup:PP-5, PP-9.
@Suite struct DeletePostingProfileLineTests {
    private let trade = Trade.ready()

    private func delete(_ code: AccountCode, _ relation: Code = .empty, of profile: Code = "GEN") -> DeletePostingProfileLine {
        DeletePostingProfileLine(id: Trade.company, profile: profile, accountCode: code, relation: relation)
    }

    @Test("PP-9 a line goes, but not the last of the default profile; what was posted keeps its account")
    func gone() throws {
        trade.setParameters { $0.defaultProfile = "GEN" }
        let profile = try #require(trade.book.companies.setup(Trade.company).profiles["GEN"])
        trade.set(
            .profileLineSet(
                Trade.company, profile,
                PostingProfileLine(
                    accountCode: .table, relation: "C-1", summaryAccount: Trade.Account.otherReceivable, writeOffAccount: .none)))
        let fact = try #require(
            try trade.posted(PostInvoice(company: Trade.company, document: Trade.document(.eur(100)))))
        #expect(fact.receivableAccount == Trade.Account.otherReceivable)
        #expect(trade.refused(delete(.table, "C-2")) == "notFound account_or_group")
        #expect(trade.refused(delete(.all, of: "NONE")) == "notFound profile")
        try trade.run(delete(.table, "C-1"))
        #expect(trade.refused(delete(.table, "C-1")) == "notFound account_or_group")
        let lines = trade.book.companies.profile(profile).lines
        #expect(lines.count == 1)
        #expect(trade.refused(delete(lines[0].accountCode, lines[0].relation)) == "stateNotAllowed account_or_group")
        let next = try #require(
            try trade.posted(PostInvoice(company: Trade.company, document: Trade.document(.eur(100)))))
        #expect(next.receivableAccount == lines[0].summaryAccount)
        #expect(trade.book.items[fact.id].account == Trade.Account.otherReceivable)
        #expect(trade.book.verify() == [])
    }
}
