import CShims
import Glibc
import Receivables

/// How many credit decisions one core makes, each for another customer drawn at random.
///
///     decision-bench [customers] [rules]
///
/// No socket and no log: the book and the rules alone. One by one, as an authorization reads them inside the writer, and
/// in batches whose memory is asked for together, as the server answers the checks of one turn.
@main
enum DecisionBench {
    private static let company = CompanyID(1)
    private static let seconds = 2.0
    /// Draws between two looks at the clock; divides their number.
    private static let partSize = 1 << 14

    /// As `Engine.pendingChecksMax`.
    private static let batchSize = 64
    /// How many days each account has items due on.
    private static let dueDays = 5

    static func main() {
        // As the server does.
        LargeMemory.advise = { memory, byteCount in _ = madvise(memory, byteCount, 14) }
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let customers = arguments.first ?? 1_000_000
        let rules = arguments.dropFirst().first ?? 1_000
        var book = Book()
        fill(&book, customers)
        tell("random of \(customers)", book, customers, evaluated: 0)
        let looked = setRules(&book, rules)
        tell("the same under \(rules) blocking rules", book, customers, evaluated: looked)
        addDueItems(&book, customers)
        setDueRules(&book)
        tell("the same with items due and 2 rules by due date more", book, customers, evaluated: looked + 2)
        setPlainRules(&book, rules)
        tell("worst case: \(rules) more of one type, none looked up", book, customers, evaluated: looked + 2 + rules)
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

    /// None trips: terms that nobody has, and amounts that nobody reaches. Answers how many a check evaluates: those by
    /// terms are looked up, and nobody has theirs.
    private static func setRules(_ book: inout Book, _ count: Int) -> Int {
        for number in 0..<count {
            let type: RuleType = number == 0 ? .orderAmount : .termsOfPayment
            var rule = BlockingRule(
                id: Code("R\(number)") ?? .empty, type: type, isExclusion: false, scope: .all,
                measure: number == 0 ? .amount : .code)
            if number == 0 { rule.value = 100_000_000_000 } else { rule.text = Code("T\(number)") ?? .empty }
            book.apply(.blockingRuleSet(company, rule), at: stamp(book))
        }
        return min(count, 1)
    }

    /// Each account owes something on five days, of which it is overdue by some.
    private static func addDueItems(_ book: inout Book, _ customers: Int) {
        // What one account owes came at different times.
        for item in 0..<(customers * dueDays) {
            let (number, turn) = (item % customers + 1, item / customers)
            let due = now.today.adding(days: -(1 + number % 60) + 12 * turn)
            let code = Code("I\(item)") ?? .empty
            let entry = JournalEntry(company: company, voucher: code, date: due, currency: .eur, legs: [])
            book.apply(
                .itemPosted(
                    ItemPosted(
                        id: ItemID(UInt32(item + 1)), company: company, party: .none, customer: CustomerID(UInt32(number)),
                        kind: .invoice, number: code, voucher: code, documentDate: due, postingDate: due, dueDate: due,
                        currency: .eur, amount: 1_000, open: 1_000, rate: .one, accountingAmount: 1_000,
                        accountingOpen: 1_000, tax: 0, tiers: [], dimension: .empty, profile: ProfileID(1),
                        receivableAccount: AccountID(1), writeOffAccount: AccountID(2), authorization: .none,
                        unauthorizedExposure: true, entry: entry, document: Document(), numberTaken: nil,
                        voucherNext: 0)), at: stamp(book))
        }
    }

    /// They have the book keep sums by due date, and read them.
    private static func setDueRules(_ book: inout Book) {
        for (type, measure, value) in [
            (RuleType.daysOverdue, RuleMeasure.days, 100_000), (.overdueAmount, .amount, 100_000_000_000),
        ] as [(RuleType, RuleMeasure, Int64)] {
            var rule = BlockingRule(
                id: Code("DUE\(type.rawValue)") ?? .empty, type: type, isExclusion: false, scope: .all, measure: measure)
            rule.value = value
            book.apply(.blockingRuleSet(company, rule), at: stamp(book))
        }
    }

    /// What the index cannot leave out, as no code looks it up; each adds up what is overdue by more than so many days.
    private static func setPlainRules(_ book: inout Book, _ count: Int) {
        for number in 0..<count {
            var rule = BlockingRule(
                id: Code("P\(number)") ?? .empty, type: .overdueAmount, isExclusion: false, scope: .all, measure: .amount)
            (rule.value, rule.olderThanDays) = (100_000_000_000, UInt32(number + 1))
            book.apply(.blockingRuleSet(company, rule), at: stamp(book))
        }
    }

    /// `evaluated`: rules that a check compares its figures with.
    private static func tell(_ what: String, _ book: borrowing Book, _ customers: Int, evaluated: Int) {
        // The codes are made before: a request brings its own.
        var draws: [Code] = []
        var state: UInt64 = 55
        for _ in 0..<(1 << 20) {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            draws.append(code(Int(state % UInt64(customers)) + 1))
        }
        let single = rate(draws) { checks in
            checks.reduce(0) { count, check in
                let decision = try? check.answer(book, at: now)
                return decision?.decision == .approve ? count + 1 : count
            }
        }
        let batched = rate(draws) { checks in
            stride(from: checks.startIndex, to: checks.endIndex, by: batchSize).reduce(0) { count, start in
                count + approvals(checks[start..<(start + batchSize)], book)
            }
        }
        print(
            "\(what)\t\(single) decisions/s\t\(1_000_000_000 / max(single, 1)) ns each\t\(evaluated) rules evaluated"
                + "\t\(batched) decisions/s in batches of \(batchSize)")
    }

    /// Decisions per second of `approve`, which answers how many of the checks it is given pass.
    private static func rate(_ draws: [Code], _ approve: (ArraySlice<CheckCredit>) -> Int) -> Int {
        let checks = draws.map { CheckCredit(company: company, customer: $0, amount: Money(5_000, .eur)) }
        var (made, approved) = (0, 0)
        let began = clock()
        var spent = 0.0
        while spent < seconds {
            // The clock is read between parts: under many rules the whole of the draws takes long.
            let part = made % checks.count
            approved += approve(checks[part..<(part + partSize)])
            made += partSize
            spent = clock() - began
        }
        precondition(approved == made, "a decision went wrong")
        return Int(Double(made) / spent)
    }

    /// The passes of `Engine.answer`: each asks for what the next one reads.
    private static func approvals(_ checks: ArraySlice<CheckCredit>, _ book: borrowing Book) -> Int {
        withUnsafeTemporaryAllocation(of: CustomerAhead.self, capacity: batchSize) { aheads in
            for (place, check) in checks.enumerated() {
                aheads[place] = CustomerAhead(company, check.customer)
                reskontra_prefetch(aheads[place].bucket(book.customers))
            }
            let reach = book.companies[company].ruleReach
            for place in 0..<checks.count {
                guard let row = aheads[place].row(book.customers), let id = aheads[place].named else { continue }
                prefetch(row)
                guard !reach.isEmpty else { continue }
                if let details = book.customers.placeOfDetails(id) { reskontra_prefetch(details) }
                if let days = book.dueDays.place(of: id) { reskontra_prefetch(days) }
            }
            for place in 0..<checks.count {
                if let sums = aheads[place].sums(book.customers, book.exposures) { prefetch(sums) }
                guard !reach.isEmpty, let id = aheads[place].named, let page = book.dueDays.firstPage(of: id) else { continue }
                prefetch(page)
            }
            var approved = 0
            for (place, check) in checks.enumerated() {
                let id = aheads[place].find(book.customers, company, check.customer)
                if let decision = try? check.answer(book, id, at: now), decision.decision == .approve { approved += 1 }
            }
            return approved
        }
    }

    private static func prefetch(_ memory: (first: UnsafeRawPointer, last: UnsafeRawPointer)) {
        reskontra_prefetch(memory.first)
        reskontra_prefetch(memory.last)
    }

    private static func clock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
