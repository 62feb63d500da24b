import ArgumentParser
import Schema

struct BankReconcile: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "The account agrees with the bank's statements up to a day: its payments are not reversed any more.",
        discussion: """
            What the bank itself takes back, a bounced check or a returned direct debit, is booked all the same. An earlier day,
            or --none, opens statements again: that is asked for first.

            EXAMPLES
              reskontra bank reconcile MAIN 2026-03-31 --dry-run
              reskontra bank reconcile MAIN 2026-03-31
              reskontra bank reconcile MAIN --none --yes
            """)

    @Argument(help: "Bank account.") var account: String
    @Argument(help: ArgumentHelp("Last day that agrees; nothing of it may wait.", valueName: "date")) var through: String?
    @Flag(help: "Nothing is reconciled any more.") var none = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        if none == (through != nil) { throw ValidationError("name a day, or --none") }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReconcileBankAccountRequest()
        request.bankAccount = account
        if let through { request.through = try date(through) }
        let opens = try await opensStatements(request, desk)
        try await Writing<_, Reskontra_V1_ReconcileBankAccountResponse>(
            method: .reconcileBankAccount, request: request, options: writing, movesMoney: opens,
            question: opens ? "Open reconciled statements again" : "Reconcile this bank account",
            view: { .bankReconciled($0) }
        )
        .run(desk)
    }

    /// Whether payments could be reversed again that the bank's statements have.
    private func opensStatements(_ request: Reskontra_V1_ReconcileBankAccountRequest, _ desk: Desk) async throws -> Bool {
        guard request.hasThrough else { return true }
        let known: Reskontra_V1_ListBankAccountsResponse = try await desk.read(
            .listBankAccounts, Reskontra_V1_ListBankAccountsRequest())
        guard let row = known.accounts.first(where: { $0.code == account }), row.hasReconciledThrough else { return false }
        let (wanted, standing) = (request.through, row.reconciledThrough)
        return (wanted.year, wanted.month, wanted.day) < (standing.year, standing.month, standing.day)
    }
}

extension Reskontra_V1_ReleasedMark {
    /// Said beside the answer of what took the payment back.
    var words: String {
        "line \(line) of payment journal \(journal) had marked \(documentNumber): that mark ended, look at the line"
    }
}
