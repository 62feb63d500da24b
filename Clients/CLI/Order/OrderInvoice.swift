import ArgumentParser
import Foundation
import Schema

/// Which quantities of which orders, and who shares an invoice.
struct OrderSelectionOptions: ParsableArguments {
    @Argument(help: "Order numbers.") var orders: [String] = []
    @Flag(help: "All orders with something to invoice when the command runs, instead of names.") var late = false
    @Option(help: "With --late: only orders this customer placed or owes.") var customer = ""
    @Option(help: ArgumentHelp("With --late: only orders that ship through this day.", valueName: "date"))
    var shipDateTo: String?
    @Option(
        name: .customLong("line"), parsing: .singleValue,
        help: ArgumentHelp("Only this line, of a single order. May be repeated.", valueName: "line[=quantity]"))
    var lines: [String] = []
    @Option(name: .customLong("slip"), parsing: .singleValue, help: "Only this packing slip. May be repeated.")
    var slips: [String] = []
    @Option(help: "all, deliver-now, picked, packing-slip or picked-and-non-stocked.") var quantity = "all"
    @Option(help: "none (an invoice per order), invoice-account, order, automatic or packing-slip.")
    var summary = "none"
    @Option(help: "Order that takes all of them, with `--summary order`.") var target = ""
    @Flag(help: "Where more is asked for than there is, take what there is.") var reduce = false
    @Option(name: .customLong("date"), help: ArgumentHelp("Without one the business date.", valueName: "date"))
    var day: String?

    func validate() throws {
        if orders.isEmpty, !late { throw ValidationError("name the orders to invoice, or --late for all") }
        if !orders.isEmpty, late { throw ValidationError("--late takes no order numbers") }
        if !late, !customer.isEmpty || shipDateTo != nil {
            throw ValidationError("--customer and --ship-date-to go with --late")
        }
        if orders.count != 1, !lines.isEmpty || !slips.isEmpty {
            throw ValidationError("--line and --slip are of a single order")
        }
    }

    func selections() throws -> [Reskontra_V1_OrderSelection] {
        let parts = try lines.map(LineQuantityText.parse)
        return orders.map { order in
            .with { ($0.order, $0.lines, $0.packingSlips) = (order, parts, slips) }
        }
    }

    /// Nil: orders are named.
    func query() throws -> Reskontra_V1_OrderQuery? {
        guard late else { return nil }
        let through = try shipDateTo.map { try date($0) }
        return .with {
            $0.customerNumber = customer
            if let through { $0.shipDateTo = through }
        }
    }

    func basis() throws -> Reskontra_V1_QuantityBasis {
        try Words.parse(
            slips.isEmpty ? quantity : "packing-slip", as: Reskontra_V1_QuantityBasis.self, what: "quantity")
    }

    func mode() throws -> Reskontra_V1_SummaryMode {
        try Words.parse(summary, as: Reskontra_V1_SummaryMode.self, what: "summary")
    }

    func arranging(proforma: Bool = false) throws -> Reskontra_V1_ArrangeInvoicesRequest {
        var request = Reskontra_V1_ArrangeInvoicesRequest()
        request.orders = try selections()
        (request.quantity, request.summary) = (try basis(), try mode())
        (request.targetOrder, request.reduceQuantity, request.proforma) = (target, reduce, proforma)
        if let query = try query() { request.lateSelection = query }
        if let day { request.date = try date(day) }
        return request
    }
}

extension Desk {
    /// All pages put together.
    func arranged(_ request: Reskontra_V1_ArrangeInvoicesRequest) async throws -> Reskontra_V1_ArrangeInvoicesResponse {
        var page = request
        var whole: Reskontra_V1_ArrangeInvoicesResponse = try await read(.arrangeInvoices, page)
        while whole.next != 0 {
            page.lateSelection.after = whole.next
            let more: Reskontra_V1_ArrangeInvoicesResponse = try await read(.arrangeInvoices, page)
            whole.invoices += more.invoices
            whole.failed += more.failed
            whole.next = more.next
        }
        return whole
    }
}

struct OrderArrange: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "arrange",
        abstract: "The invoices that `order invoice` would make.",
        discussion: """
            EXAMPLES
              reskontra order arrange SO-1 SO-2 --summary invoice-account
              reskontra order arrange --late --quantity packing-slip -o json
            """)

    @OptionGroup var selection: OrderSelectionOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try desk.show(.arranged(try await desk.arranged(try selection.arranging())))
    }
}

struct OrderProforma: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "proforma",
        abstract: "The invoices of orders as pages of HTML, without posting them: no number, nothing is owed.",
        discussion: """
            EXAMPLES
              reskontra order proforma SO-1 --to proforma.html
              reskontra order proforma SO-1 SO-2 --summary invoice-account > proforma.html
            """)

    @OptionGroup var selection: OrderSelectionOptions
    @Option(help: "Where to; without one to standard output.") var to: String?
    @Option(help: "en, de or sv; without it each customer's language.") var language: String?
    @OptionGroup var options: CommonOptions

    func validate() throws {
        try PrintWords.check(language)
    }

    func run(_ desk: Desk) async throws {
        let arranged = try await desk.arranged(try selection.arranging(proforma: true))
        var pages: [DocumentPage] = []
        for invoice in arranged.invoices {
            pages.append(try await DocumentDesk(desk).proforma(invoice.proforma, language: language))
        }
        try Paper.write(PrintedInvoices.html(pages), to: to)
    }
}

struct OrderInvoice: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice",
        abstract: "Post the invoices of orders: all of them or none.",
        discussion: """
            With --late 500 orders are posted in one record, until none is left. Where you are asked, it stops with code 6
            before invoices that are not those shown: orders that came or changed since. Code 6 too when all is posted and
            printing failed: then it says how to print.

            EXAMPLES
              reskontra order invoice SO-1 --dry-run
              reskontra order invoice SO-1 --line 1=3 --date 2026-10-31 --yes
              reskontra order invoice --late --quantity packing-slip --print after --to invoices.html --yes
            """)

    @OptionGroup var selection: OrderSelectionOptions
    @OptionGroup var printing: PrintedInvoices
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_PostSalesInvoicesRequest()
        request.orders = try selection.selections()
        (request.quantity, request.summary) = (try selection.basis(), try selection.mode())
        (request.targetOrder, request.reduceQuantity) = (selection.target, selection.reduce)
        if let query = try selection.query() { request.lateSelection = query }
        if let day = selection.day { request.date = try date(day) }
        let numbers = PostedNumbers()
        let posting = PagedPosting<_, Reskontra_V1_PostSalesInvoicesResponse>(
            method: .postSalesInvoices, request: request, options: writing, question: "Post these invoices",
            unit: "invoices", count: \.invoices.count,
            turn: {
                $0.lateSelection.after = $1.next
                return $1.next != 0
            },
            join: {
                $0.invoices += $1.invoices
                $0.failed += $1.failed
                $0.orders += $1.orders
                $0.next = $1.next
            },
            view: {
                numbers.all = $0.invoices.map(\.document.documentNumber)
                return .salesInvoices($0)
            },
            shown: { $0.invoices.map(OrderInvoice.words) }
        )
        var stop: ExitStatus?
        do { try await posting.run(desk) } catch ExitStatus.partly { stop = .partly }
        guard !writing.dryRun, writing.propose == nil else { return }
        try await printing.writePosted(numbers.all, desk)
        if let stop { throw stop }
    }

    /// What of an invoice must not change between the preview and the posting; numbers may.
    static func words(_ invoice: Reskontra_V1_PostSalesInvoicesResponse.Invoice) -> String {
        let total = invoice.document.total
        let lines = invoice.lines.map { "\($0)" }.joined(separator: "|")
        return "\(invoice.orders.joined(separator: ",")) \(total.minor) \(total.currency) \(lines)"
    }
}

/// What was posted, for the printer.
private final class PostedNumbers {
    var all: [String] = []
}
