import ArgumentParser
import Schema

struct BillRemind: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract: "Remind drawees of their bills: a page of HTML for each customer.",
        discussion: """
            Of bills that are not honored, those that are named, or all that fall due through a day; a protested bill is due at
            once. It books nothing: what a protested bill costs the customer is a letter's, `reskontra letter run`.

            EXAMPLES
              reskontra bill remind BE-000001 --to reminder.html
              reskontra bill remind --due-by 2026-06-30 --folder reminders
            """)

    @Argument(help: "Bill numbers.") var bills: [String] = []
    @Option(help: ArgumentHelp("All that fall due through this day.", valueName: "date")) var dueBy: String?
    @Option(help: "Only this customer.") var customer = ""
    @Option(help: "en, de or sv; without it each customer's language.") var language: String?
    @OptionGroup var paper: PaperOptions
    @OptionGroup var paying: PayingOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        try PrintWords.check(language)
        if bills.isEmpty == (dueBy == nil) { throw ValidationError("name bills, or a day with --due-by") }
    }

    func run(_ desk: Desk) async throws {
        let found = try await chosen(desk)
        var customers: [String] = []
        for bill in found where !customers.contains(bill.customerNumber) { customers.append(bill.customerNumber) }
        let printing = try await Printing(desk, paying)
        var sheets: [PaperOptions.Sheet] = []
        for number in customers {
            let customer = try await printing.customer(number)
            let own = found.filter { $0.customerNumber == number }
            let page = BillReminderPage(
                bills: own, customer: customer, seller: printing.company.name, language: language ?? customer.language,
                account: try await printing.account(own[0].face.currency))
            sheets.append(.init(name: number, title: page.title, page: page.page))
        }
        if sheets.isEmpty {
            Terminal.writeError("no bill falls due\n")
            return
        }
        var paper = paper
        if paper.isPlain { paper.to = "-" }
        try paper.write(sheets)
    }

    private func chosen(_ desk: Desk) async throws -> [Reskontra_V1_Bill] {
        if let dueBy {
            let (last, customer) = (try date(dueBy), customer)
            return try await desk.bills(
                .with {
                    $0.customerNumber = customer
                    $0.statuses = BillMaturity.live
                    $0.dueBy = last
                })
        }
        var found: [Reskontra_V1_Bill] = []
        for number in bills {
            let answer: Reskontra_V1_GetBillResponse = try await desk.read(
                .getBill, Reskontra_V1_GetBillRequest.with { $0.bill = number })
            guard BillMaturity.live.contains(answer.bill.status) else {
                throw ValidationError("bill \(number) is \(Words.of(answer.bill.status)): nothing is owed of it")
            }
            found.append(answer.bill)
        }
        return found
    }
}

/// What a drawee owes by bills, as a sheet of paper.
struct BillReminderPage {
    let bills: [Reskontra_V1_Bill]
    let customer: Reskontra_V1_Customer
    let seller: String
    let language: String
    var account: PaymentBox.Account?

    private var code: String { PrintWords.of(language).code }
    private var words: PrintWords { PrintWords.of(language).words }
    private var terms: BillWords { .of(code) }

    var title: String { terms.title }

    var page: Paper.Page {
        Paper.Page(
            language: code,
            body: """
                \(Paper.head(seller: seller, title: title, customer: customer, [(words.customer, customer.number)]))
                <p>\(Paper.escaped(terms.sentence))</p>
                <table>
                <thead>\(Paper.row([terms.bill, terms.issued, words.due, terms.bank, "", words.amount], numbersFrom: 5, tag: "th"))</thead>
                <tbody>
                \(bills.map(row).joined(separator: "\n"))
                </tbody>
                <tfoot>
                \(sums)
                </tfoot>
                </table>
                \(payment)
                """)
    }

    private func row(_ bill: Reskontra_V1_Bill) -> String {
        Paper.row(
            [
                bill.number, DateText.text(bill.issueDate), DateText.text(bill.dueDate), bill.draweeBank,
                bill.status == .protested ? terms.protested : "", "\(Paper.money(bill.face)) \(bill.face.currency)",
            ], numbersFrom: 5)
    }

    private var sums: String {
        totals.map { Paper.sum(words.total, $0, columns: 6, isTotal: true) }.joined(separator: "\n")
    }

    private var totals: [Reskontra_V1_Money] {
        var totals: [Reskontra_V1_Money] = []
        for bill in bills {
            if let place = totals.firstIndex(where: { $0.currency == bill.face.currency }) {
                totals[place].minor += bill.face.minor
            } else {
                totals.append(bill.face)
            }
        }
        return totals
    }

    /// Of protested bills the money is asked for here; the others are paid where they are presented.
    private var payment: String {
        guard let account, bills.count == 1, bills[0].status == .protested else { return "" }
        return PaymentBox(account: account, amount: bills[0].face, number: bills[0].number, words: words).html
    }
}

/// Words of a reminder of bills, by the customer's language.
struct BillWords {
    let title: String, sentence: String, bill: String, issued: String, bank: String, protested: String

    static func of(_ language: String) -> BillWords {
        switch language {
        case "de":
            BillWords(
                title: "Erinnerung an Wechsel",
                sentence: "Wir erinnern an die folgenden auf Sie gezogenen Wechsel. Bitte sorgen Sie am Verfalltag für Deckung; "
                    + "was protestiert ist, ist sofort fällig.",
                bill: "Wechsel", issued: "Ausgestellt", bank: "Zahlbar bei", protested: "protestiert")
        case "sv":
            BillWords(
                title: "Påminnelse om växlar",
                sentence: "Vi påminner om följande växlar som är dragna på er. Se till att det finns täckning på förfallodagen; "
                    + "det som är protesterat ska betalas genast.",
                bill: "Växel", issued: "Utställd", bank: "Betalas hos", protested: "protesterad")
        default:
            BillWords(
                title: "Reminder of bills of exchange",
                sentence: "We remind you of the following bills drawn on you. Please see to cover on the day they fall due; what "
                    + "is protested is due at once.",
                bill: "Bill", issued: "Issued", bank: "Payable at", protested: "protested")
        }
    }
}
