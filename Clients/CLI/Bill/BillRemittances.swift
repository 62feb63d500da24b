import ArgumentParser
import Schema

struct BillRemittances: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remittances",
        abstract: "What was given to banks: remittances, latest first.",
        discussion: """
            EXAMPLES
              reskontra bill remittances --status created
              reskontra bill remittances --bank BANK -o csv
            """)

    @Option(help: "Only this bank: a method of payment.") var bank = ""
    @Option(help: "Only those in this state: created or confirmed.") var status: String?
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListRemittancesRequest()
        request.bank = bank
        if let status {
            request.status = try Words.parse(status, as: Reskontra_V1_RemittanceStatus.self, what: "status")
        }
        let answer = try await pages.collect(
            { [request] page in
                var request = request
                request.page = page
                return try await desk.read(.listRemittances, request, as: Reskontra_V1_ListRemittancesResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.remittances += $1.remittances
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.remittances(answer))
    }
}

struct BillRemittance: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remittance",
        abstract: "One remittance with its bills, as they are now.",
        discussion: """
            --to writes the list that goes to the bank with the bills, as a page of HTML to print.

            EXAMPLES
              reskontra bill remittance RM-000001
              reskontra bill remittance RM-000001 --to remittance.html
            """)

    @Argument(help: "Remittance number.") var number: String
    @Option(help: "Write a page of HTML there.") var to: String?
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let number = number
        let answer: Reskontra_V1_GetRemittanceResponse = try await desk.read(
            .getRemittance, Reskontra_V1_GetRemittanceRequest.with { $0.remittance = number })
        if let to { return try await desk.print(page(answer), to: to) }
        try desk.show(.remittance(answer.remittance, bills: answer.bills, answer: answer))
    }

    private func page(_ answer: Reskontra_V1_GetRemittanceResponse) -> (String) -> TablePage {
        let remittance = answer.remittance
        var sums: [(text: String, amount: String)] = [("Total", MoneyText.text(remittance.total))]
        if remittance.discount.minor != 0 { sums.append(("Discount", MoneyText.text(remittance.discount))) }
        return { [sums] company in
            TablePage(
                title: "Remittance \(remittance.number)", company: company,
                facts: [
                    "for \(Words.of(remittance.type)), to \(remittance.bank)", DateText.text(remittance.date),
                    "\(remittance.bills.count) bills",
                ],
                columns: [
                    ("Bill", false), ("Customer", false), ("Issued", false), ("Due", false), ("Payable at", false),
                    ("Accepted", false), ("Face", true),
                ],
                rows: answer.bills.map {
                    [
                        $0.number, $0.customerNumber, DateText.text($0.issueDate), DateText.text($0.dueDate), $0.draweeBank,
                        $0.hasAcceptedOn ? DateText.text($0.acceptedOn) : "", MoneyText.text($0.face),
                    ]
                },
                sums: sums)
        }
    }
}
