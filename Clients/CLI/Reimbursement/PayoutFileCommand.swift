import ArgumentParser
import Foundation
import Schema

struct PayoutFileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: "The bank's file: pain.001.",
        subcommands: [PayoutFileMake.self, PayoutFileGet.self, PayoutFileList.self])
}

struct PayoutFileMake: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Make the file of the refunds that are in none yet.",
        discussion: """
            EXAMPLES
              reskontra reimburse file make --bank-account MAIN --dry-run
              reskontra reimburse file make --bank-account MAIN --format pain.001.001.03 --execution-date 2026-12-04 --yes
            """)

    @Option(help: "Our account that pays; without one the only one there is.") var bankAccount: String?
    @Option(help: "pain.001.001.09 or pain.001.001.03.") var format = "pain.001.001.09"
    @Option(help: ArgumentHelp("A day on which banks work; without one the next.", valueName: "date")) var executionDate: String?
    @Option(help: ArgumentHelp("Refunds through this day.", valueName: "date")) var through: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_GeneratePayoutFileRequest()
        request.bankAccount = try await desk.bankAccount(bankAccount)
        switch format {
        case "pain.001.001.09": request.format = .pain00100109
        case "pain.001.001.03": request.format = .pain00100103
        default: throw ValidationError("'\(format)' is not a format: pain.001.001.09, pain.001.001.03")
        }
        if let executionDate { request.executionDate = try date(executionDate) }
        if let through { request.through = try date(through) }
        try await Writing<_, Reskontra_V1_GeneratePayoutFileResponse>(
            method: .generatePayoutFile, request: request, options: writing, question: "Make this file",
            view: { .payoutFile($0) }
        )
        .run(desk)
    }
}

struct PayoutFileGet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Write the text of a file to a path or to standard output; the same bytes every time.",
        discussion: """
            With a folder of the official schemas (--schemas, or RESKONTRA_SCHEMAS) a file that does not fit its schema
            is not written.

            EXAMPLES
              reskontra reimburse file get PO-000001 > payouts.xml
              reskontra reimburse file get PO-000001 --to payouts.xml --schemas /usr/share/iso20022
            """)

    @Argument(help: "Number of the file.") var file: String
    @Option(help: "Where to; without one to standard output.") var to: String?
    @OptionGroup var schemas: SchemaOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        // 5,000 transfers are some 3 MB.
        var content = Data()
        var (piece, pieces) = (UInt32(0), UInt32(1))
        while piece < pieces {
            let number = piece
            let answer: Reskontra_V1_GetPayoutFileResponse = try await desk.read(
                .getPayoutFile,
                Reskontra_V1_GetPayoutFileRequest.with {
                    $0.file = file
                    $0.piece = number
                })
            content += answer.content
            pieces = answer.file.pieces
            piece += 1
        }
        try schemas.check(content, called: file)
        guard let to else { return FileHandle.standardOutput.write(content) }
        do { try content.write(to: URL(fileURLWithPath: to)) } catch {
            throw ValidationError("'\(to)' cannot be written")
        }
    }
}

struct PayoutFileList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The files that were made, latest first.",
        discussion: """
            EXAMPLES
              reskontra reimburse file list
              reskontra reimburse file list -o json
            """)

    @OptionGroup var page: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ListPayoutFilesRequest()
        let answer = try await page.collect {
            request.page = $0
            return try await desk.read(.listPayoutFiles, request, as: Reskontra_V1_ListPayoutFilesResponse.self)
        } token: {
            $0.nextPageToken
        } join: {
            $0.files += $1.files
            $0.nextPageToken = $1.nextPageToken
        }
        let table = Table(
            [
                .text("number"), .text("message_id"), .text("bank_account"), .text("execution_date"), .number("count"),
                .money("control_sum"),
            ],
            rows: answer.files.map {
                [
                    .text($0.number), .text($0.messageID), .text($0.bankAccount), .date($0.executionDate),
                    .number($0.count), .money($0.controlSum),
                ]
            })
        try desk.show(View(answer, table, lines: answer.files, footer: View.more(answer.nextPageToken)))
    }
}

struct PayoutAccountSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Set where money for a customer goes.",
        discussion: """
            EXAMPLES
              reskontra reimburse account C-1001 --iban DE89370400440532013000
              reskontra reimburse account C-1001 --iban DE89370400440532013000 --holder "Ada Lovelace" --vendor V-1001
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Option(help: "Of the customer's bank account.") var iban = ""
    @Option(help: "Without one the bank is found by the IBAN.") var bic = ""
    @Option(help: "Name on the account; without one the customer's.") var holder = ""
    @Option(help: "Vendor account of reimbursements; without one a one-time vendor is made up.") var vendor = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetPayoutAccountRequest()
        request.customerNumber = customer
        request.account.iban = iban
        request.account.bic = bic
        request.account.holder = holder
        request.account.vendorAccount = vendor
        let customer = customer
        try await Writing<_, Reskontra_V1_SetPayoutAccountResponse>(
            method: .setPayoutAccount, request: request, options: writing, question: "Send money of \(customer) there",
            view: { answer in
                var card = Card("payout account of \(customer)")
                card.add("iban", answer.account.iban)
                card.add("bic", answer.account.bic)
                card.add("holder", answer.account.holder)
                card.add("vendor_account", answer.account.vendorAccount)
                return View(answer, card)
            }
        )
        .run(desk)
    }
}

extension View {
    fileprivate static func payoutFile(_ answer: Reskontra_V1_GeneratePayoutFileResponse) -> View {
        let file = answer.file
        var card = Card("payout file \(file.number)")
        card.add("number", file.number)
        card.add("message_id", file.messageID)
        card.add("bank_account", file.bankAccount)
        card.add("execution_date", .date(file.executionDate))
        card.add("count", .number(file.count))
        card.add("control_sum", .money(file.controlSum))
        if !answer.leftOut.isEmpty {
            if answer.leftOutCount > answer.leftOut.count {
                card.add("left out in all", .number(answer.leftOutCount))
            }
            card.add(
                "left out",
                Table(
                    [.text("customer_number"), .text("document_number"), .text("reason")],
                    rows: answer.leftOut.map { [.text($0.customerNumber), .text($0.documentNumber), .text(Words.of($0.reason))] }))
        }
        return View(answer, card)
    }
}
