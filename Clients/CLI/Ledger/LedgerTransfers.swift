import ArgumentParser
import Schema

extension Reskontra_V1_CreateLedgerTransferRequest: GuardedRequest {}

struct LedgerTransferCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer",
        abstract: "Hand new entries over to the general ledger, as the next batch.",
        discussion: """
            Batches follow each other without gap or overlap: an entry is in exactly one, and reading a batch again
            gives the same entries (reskontra ledger show). Exit code 3 if nothing is new.

            EXAMPLES
              reskontra ledger transfer
              reskontra ledger transfer --detail summarized --dry-run
            """)

    @Option(help: "detailed or summarized; without one as parameter summarize_lines says.")
    var detail: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CreateLedgerTransferRequest()
        if let detail {
            request.detail = try Words.parse(detail, as: Reskontra_V1_LedgerDetail.self, what: "detail")
        }
        let isNew = Flag()
        try await Writing<_, Reskontra_V1_CreateLedgerTransferResponse>(
            method: .createLedgerTransfer, request: request, options: writing, movesMoney: false,
            question: "Hand these entries over",
            view: { answer in
                isNew.isSet = answer.hasTransfer
                var card = Card(answer.hasTransfer ? "transfer \(answer.transfer.number)" : "nothing is new")
                if answer.hasTransfer {
                    card.add("number", .number(answer.transfer.number))
                    card.add("detail", Words.of(answer.transfer.detail))
                    card.add("after", .number(answer.transfer.after))
                    card.add("through", .number(answer.transfer.through))
                    card.add("more", answer.hasMore_p ? "run it again" : "")
                }
                return View(answer, card)
            }
        )
        .run(desk)
        if !isNew.isSet { throw ExitStatus.notFound }
    }

    private final class Flag: @unchecked Sendable { var isSet = false }
}

struct LedgerTransferList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfers",
        abstract: "Batches that were handed over, the latest first.",
        discussion: """
            EXAMPLES
              reskontra ledger transfers
              reskontra ledger transfers --all -o csv
            """)

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listLedgerTransfers, Reskontra_V1_ListLedgerTransfersRequest.with { $0.page = page },
                    as: Reskontra_V1_ListLedgerTransfersResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.transfers += $1.transfers
                $0.nextPageToken = $1.nextPageToken
            })
        let table = Table(
            [.number("number"), .text("detail"), .number("after"), .number("through")],
            rows: answer.transfers.map { row in
                [.number(row.number), .text(Words.of(row.detail)), .number(row.after), .number(row.through)]
            })
        try desk.show(View(answer, table, lines: answer.transfers, footer: View.more(answer.nextPageToken)))
    }
}

struct LedgerTransferShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "The entries of a batch, a row a leg.",
        discussion: """
            EXAMPLES
              reskontra ledger show 3 -o csv > batch-3.csv
              reskontra ledger show 3 -o json
            """)

    @Argument(help: "Number of the batch.") var number: UInt32
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_GetLedgerTransferRequest()
        request.number = number
        var whole: Reskontra_V1_GetLedgerTransferResponse = try await desk.read(.getLedgerTransfer, request)
        while whole.next != 0 {
            request.from = whole.next
            let page: Reskontra_V1_GetLedgerTransferResponse = try await desk.read(
                .getLedgerTransfer, request)
            whole.entries += page.entries
            whole.next = page.next
        }
        try desk.show(View(whole, .legs(whole.entries.map(\.entry)), lines: whole.entries))
    }
}

struct LedgerVouchers: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "vouchers",
        abstract: "Posted vouchers with their entries, a row a leg.",
        discussion: """
            EXAMPLES
              reskontra ledger vouchers --from 2026-10-01 --to 2026-10-31 -o csv
              reskontra ledger vouchers V-000012
            """)

    @Argument(help: "Only this voucher.") var voucher: String?
    @Option(name: .customLong("from"), help: ArgumentHelp("First day.", valueName: "date"))
    var fromDay: String?
    @Option(name: .customLong("to"), help: ArgumentHelp("Last day.", valueName: "date")) var toDay: String?
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListVouchersRequest()
        request.voucher = voucher ?? ""
        if let fromDay { request.fromDate = try date(fromDay) }
        if let toDay { request.toDate = try date(toDay) }
        var whole: Reskontra_V1_ListVouchersResponse = try await desk.read(.listVouchers, request)
        while whole.next != 0 {
            (request.from, request.through) = (whole.next, whole.through)
            let page: Reskontra_V1_ListVouchersResponse = try await desk.read(.listVouchers, request)
            whole.entries += page.entries
            whole.next = page.next
        }
        try desk.show(View(whole, .legs(whole.entries.map(\.entry)), lines: whole.entries))
        if whole.entries.isEmpty, voucher != nil { throw ExitStatus.notFound }
    }
}
