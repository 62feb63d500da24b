import ArgumentParser
import Schema

extension Reskontra_V1_DistributeAmountRequest: GuardedRequest {}

struct InvoiceDistribute: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "distribute",
        abstract:
            "Split what a line of a draft, a charge or the cash discount goes to; the last part takes the rest.",
        discussion: """
            A share is a percent (60%), an amount (40.00 EUR) or a part of the line's quantity (2.5), all of them alike;
            behind it may stand a main account and dimensions. --parts splits evenly. The cash discount is
            posted when it is taken, in these proportions.

            EXAMPLES
              reskontra invoice distribute 12 --line 1 --parts 3
              reskontra invoice distribute 12 --line 1 --share 60%:DEPT=100 --share 40%:4100:DEPT=200
              reskontra invoice distribute 12 --line 2 --share 1.5:DEPT=100 --share 0.5:DEPT=200
              reskontra invoice distribute 12 --discount --share 70%:DEPT=100 --share 30%:DEPT=200
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Option(help: "Line, from 1; without one a charge of the document.") var line: UInt32 = 0
    @Option(help: "Code of a charge, of the line or of the document.") var charge = ""
    @Flag(help: "The cash discount of the document.") var discount = false
    @Option(help: "How many equal parts.") var parts: UInt32?
    @Option(
        name: .customLong("share"), parsing: .singleValue,
        help: ArgumentHelp("One part. Repeated.", valueName: "share[:account][:NAME=VALUE…]"))
    var shares: [String] = []
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard (parts == nil) != shares.isEmpty else { throw ValidationError("give --parts or --share") }
        guard !discount || line == 0 && charge.isEmpty else {
            throw ValidationError("--discount is of the document: not beside --line or --charge")
        }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_DistributeAmountRequest()
        (request.draftID, request.line, request.charge) = (draft, line, charge)
        request.discount = discount
        if let parts { (request.method, request.parts) = (.equal, parts) }
        for text in shares {
            let (share, method) = try Self.share(text)
            guard request.method == .unspecified || request.method == method else {
                throw ValidationError(
                    "'\(text)' is not split by \(Words.of(request.method)) as the shares before it")
            }
            request.method = method
            request.shares.append(share)
        }
        try await Writing<_, Reskontra_V1_DistributeAmountResponse>(
            method: .distributeAmount, request: request, options: writing, movesMoney: false,
            question: "Distribute this amount",
            view: { View($0, .distributions($0.distributions), lines: $0.distributions) }
        )
        .run(desk)
    }

    /// `60%:4100:DEPT=100`.
    static func share(_ text: String) throws -> (Reskontra_V1_DistributionShare, Reskontra_V1_SplitMethod) {
        let pieces = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        var share = Reskontra_V1_DistributionShare()
        for piece in pieces.dropFirst() {
            let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init)
            if sides.count == 2 {
                share.dimensions.append(.with { ($0.name, $0.value) = (sides[0], sides[1]) })
            } else {
                share.mainAccount = piece
            }
        }
        let size = pieces[0]
        if size.hasSuffix("%") {
            share.percent = try usage { () throws(TextFailure) in
                try DecimalText.parse(String(size.dropLast()))
            }
            return (share, .percent)
        }
        if size.contains(" ") {
            share.amount = try usage { () throws(TextFailure) in try MoneyText.parse(size) }
            return (share, .amount)
        }
        share.quantity = try usage { () throws(TextFailure) in try DecimalText.parse(size) }
        return (share, .quantity)
    }
}
