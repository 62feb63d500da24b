import Glibc
import Receivables

/// How many credit decisions one core makes, one by one, each for another customer drawn at random.
///
///     decision-bench [customers] [rules]
///
/// No socket, no log, no batch: the book and the rules alone, as an authorization reads them inside the writer.
@main
enum DecisionBench {
    private static let company = CompanyID(1)
    private static let seconds = 2.0

    static func main() {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let customers = arguments.first ?? 1_000_000
        let rules = arguments.dropFirst().first ?? 1_000
        var book = Book()
        fill(&book, customers)
        tell("random of \(customers)", book, customers)
        setRules(&book, rules)
        tell("the same under \(rules) blocking rules", book, customers)
    }

    private static func stamp(_ book: borrowing Book) -> Stamp {
        Stamp(sequence: book.sequence + 1, instant: now.instant, businessDate: now.today)
    }

    private static var now: Moment {
        // 2026-03-02T10:00:00Z
        Moment(
            instant: Instant(nanoseconds: 1_772_445_600_000_000_000),
            today: CalendarDate(year: 2026, month: 3, day: 2) ?? CalendarDate(days: 0))
    }

    private static func fill(_ book: inout Book, _ customers: Int) {
        book.apply(
            .companyCreated(
                Company(id: company, code: "A", name: "Aldgate", currency: .eur, timeZone: "Europe/Berlin")),
            at: stamp(book))
        book.apply(.parametersSet(company, Parameters()), at: stamp(book))
        for number in 1...customers {
            let id = CustomerID(UInt32(number))
            book.apply(
                .customerSet(
                    CustomerRow(
                        id: id, company: company, number: code(number), subject: .none, group: .empty, currency: .eur,
                        terms: "N30", invoiceAccount: id, holdStatus: .none, profile: .empty, salesTaxGroup: .empty,
                        method: .empty, flags: [], party: .none, partyCode: .empty)), at: stamp(book))
            book.apply(.creditLimitSet(id, CreditLimit(limit: Money(1_000_000, .eur), expires: nil)), at: stamp(book))
            // So that every account has sums to read.
            book.apply(
                .orderConfirmed(
                    OrderConfirmed(
                        id: OrderID(UInt32(number)), company: company, number: code(number), customer: id,
                        orderingCustomer: id, currency: .eur, gross: 5_000, shipDate: nil, held: false,
                        authorization: .none)), at: stamp(book))
        }
    }

    private static func code(_ number: Int) -> Code { Code("C-\(String(number + 10_000_000).dropFirst())") ?? .empty }

    /// None trips: terms that nobody has, and amounts that nobody reaches.
    private static func setRules(_ book: inout Book, _ count: Int) {
        for number in 0..<count {
            let type: RuleType = number == 0 ? .orderAmount : .termsOfPayment
            var rule = BlockingRule(
                id: Code("R\(number)") ?? .empty, type: type, isExclusion: false, scope: .all,
                measure: number == 0 ? .amount : .code)
            if number == 0 { rule.value = 100_000_000_000 } else { rule.text = Code("T\(number)") ?? .empty }
            book.apply(.blockingRuleSet(company, rule), at: stamp(book))
        }
    }

    private static func tell(_ what: String, _ book: borrowing Book, _ customers: Int) {
        // The codes are made before: a request brings its own.
        var draws: [Code] = []
        var state: UInt64 = 55
        for _ in 0..<(1 << 20) {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            draws.append(code(Int(state % UInt64(customers)) + 1))
        }
        var (made, approved) = (0, 0)
        let began = clock()
        var spent = 0.0
        while spent < seconds {
            for draw in draws {
                let check = CheckCredit(company: company, customer: draw, amount: Money(5_000, .eur))
                if let decision = try? check.answer(book, at: now), decision.decision == .approve { approved += 1 }
            }
            made += draws.count
            spent = clock() - began
        }
        precondition(approved == made, "a decision went wrong")
        let perSecond = Int(Double(made) / spent)
        print("\(what)\t\(perSecond) decisions/s\t\(Int(spent * 1e9 / Double(made))) ns each")
    }

    private static func clock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
