import ReskontraClient
import Schema

/// Plays a plan against a sandbox server: many tills at once, in the order of real time.
///
/// Baskets of one customer follow each other; others run side by side, while the clock is at most `aheadMinutes`
/// ahead of the oldest basket under way. Each morning's payments wait until the tills are silent. One actor
/// keeps the score, so that nothing is shared.
actor Player {
    private(set) var score = Scoreboard()
    private(set) var book = NaiveBook()

    private let plan: Plan
    private let requests: PlayRequests
    private let setup: CompanySetup
    private let tills: [SteadyLine]
    /// The store's clock as of the last answer about it, in seconds since 1970 UTC.
    private var clock: Int64
    /// The clock when this play began; what lies before it was played by an earlier run.
    private var clockAtStart: Int64
    private let keptSeconds: Int64
    private var linesDone = 0
    private var progress: ProgressBar

    private var underWay: [Int: Plan.Step] = [:]
    private var busyCustomers: Set<String> = []

    static let aheadMinutes: Int64 = 60
    static let perTill = 8
    static let paymentsPerBatch = 200

    init(_ plan: Plan, company: String, tills: [SteadyLine]) async throws {
        self.plan = plan
        self.tills = tills
        requests = PlayRequests(company: company)
        setup = CompanySetup(company: company, firstDay: plan.firstDay, countries: plan.countries)
        let welcome = await tills[0].welcome
        guard welcome.sandbox else { throw PlayFailure.notASandbox }
        clock = welcome.now.seconds
        clockAtStart = welcome.now.seconds
        let days = welcome.limits.keyRetentionDays == 0 ? 7 : Int64(welcome.limits.keyRetentionDays)
        // A day of margin: the clock may move on while we ask.
        keptSeconds = (days - 1) * 86_400
        progress = ProgressBar("demo", total: UInt64(plan.lines))
        for customer in plan.customers { book.open(customer.number, limit: customer.limit) }
        for customer in plan.cashCustomers { book.open(customer.number, limit: nil) }
    }

    var isResumed: Bool { clockAtStart > plan.opening.unixSeconds }

    // MARK: Set-up

    /// Makes the company and its customers; does nothing that an earlier run has done.
    func setUp() async throws {
        let opening = plan.opening
        try await moveClock(to: opening)
        if clock - opening.unixSeconds > keptSeconds {
            let there = try await tills[0].call(
                .listCompanies, Reskontra_V1_ListCompaniesRequest(),
                as: Reskontra_V1_ListCompaniesResponse.self)
            if there.message.companies.contains(where: { $0.code == requests.company }) { return }
            try await turnBack(to: opening)
        }
        for row in try setup.rows() {
            let key = DerivedKey.make(
                milliseconds: opening.unixMilliseconds, kind: "setup", company: requests.company,
                natural: row.name)
            do {
                _ = try await tills[0].callRaw(row.method, row.bytes, key: key)
            } catch CallFailure.refused(let status) where Self.isThere(status) {
                continue
            } catch CallFailure.refused(let status) {
                throw PlayFailure.setUpRefused(row.name, status.description)
            }
        }
        let customers = plan.cashCustomers + plan.customers
        for start in stride(from: 0, to: customers.count, by: 500) {
            try await create(customers[start..<min(customers.count, start + 500)])
        }
    }

    /// A fresh sandbox store shows the real time until its clock is set for the first time.
    private func turnBack(to opening: LocalMinute) async throws {
        let key = RequestKey(milliseconds: UInt64(max(0, clock)) * 1000)
        let request = Reskontra_V1_SetClockRequest.with { $0.to.seconds = opening.unixSeconds }
        do {
            _ = try await tills[0].call(.setClock, request, as: Reskontra_V1_SetClockResponse.self, key: key)
        } catch CallFailure.refused(let status) where status.reason == "CLOCK_BACKWARDS" {
            throw PlayFailure.clockPast(plan.firstDay)
        }
        clock = opening.unixSeconds
        clockAtStart = clock
    }

    private static func isThere(_ status: StatusFailure) -> Bool {
        ["COMPANY_EXISTS", "COMPANY_LIVE", "DUPLICATE_KEY", "NUMBER_TAKEN", "STATE_NOT_ALLOWED"].contains(
            status.reason)
    }

    private func create(_ customers: ArraySlice<Plan.PlannedCustomer>) async throws {
        let request = Reskontra_V1_BatchCreateCustomersRequest.with {
            $0.company = requests.company
            $0.batchMode = .independent
            $0.items = customers.map { customer in
                .with {
                    $0.customer = setup.customer(customer)
                    let key = DerivedKey.make(
                        milliseconds: plan.opening.unixMilliseconds, kind: "customer",
                        company: requests.company,
                        natural: customer.number)
                    $0.requestKey = DerivedKey.data(key)
                }
            }
        }
        let answer = try await tills[0].call(
            .batchCreateCustomers, request, as: Reskontra_V1_BatchCreateCustomersResponse.self)
        for (customer, result) in zip(customers, answer.message.results) {
            guard case .error(let status)? = result.outcome else { continue }
            let failure = StatusFailure(status)
            guard !Self.isThere(failure) else { continue }
            throw PlayFailure.setUpRefused(customer.number, failure.description)
        }
    }

    // MARK: Play

    func play() async throws {
        try await withThrowingTaskGroup(of: (Int, Conversation.Outcome).self) { group in
            for (index, step) in plan.steps.enumerated() {
                switch step.act {
                case .payments(let payers):
                    try await drain(&group) { self.underWay.isEmpty }
                    try await moveClock(to: step.time)
                    try await pay(payers, on: step.time)
                case .basket(let place):
                    let basket = plan.baskets[place]
                    let room = tills.count * Self.perTill
                    try await drain(&group) {
                        self.underWay.count < room && !self.busyCustomers.contains(basket.customer)
                            && self.isWithinReach(step.time)
                    }
                    try await moveClock(to: step.time)
                    guard let conversation = begin(basket, index) else { continue }
                    underWay[index] = step
                    if !basket.isCash { busyCustomers.insert(basket.customer) }
                    group.addTask { (index, try await conversation.hold()) }
                }
            }
            try await drain(&group) { self.underWay.isEmpty }
        }
        try await moveClock(to: plan.closing)
        progress.finish()
    }

    private func drain(
        _ group: inout ThrowingTaskGroup<(Int, Conversation.Outcome), any Error>, until isEnough: () -> Bool
    ) async throws {
        while !isEnough(), let (index, outcome) = try await group.next() {
            guard let step = underWay.removeValue(forKey: index), case .basket(let place) = step.act else {
                continue
            }
            let basket = plan.baskets[place]
            busyCustomers.remove(basket.customer)
            take(outcome, of: basket)
        }
    }

    /// The clock may run ahead of the oldest basket under way, but not by so much that its reservation expires.
    private func isWithinReach(_ time: LocalMinute) -> Bool {
        underWay.values.allSatisfy { time.number - $0.time.number <= Self.aheadMinutes }
    }

    /// Nil: nothing is to be said to the server.
    private func begin(_ basket: Basket, _ index: Int) -> Conversation? {
        let till = index % tills.count
        var conversation = Conversation(
            basket: basket, requests: requests, till: tills[till], tillIndex: till)
        conversation.isReplay = basket.time.unixSeconds < clockAtStart
        conversation.isPast = basket.time.unixSeconds + keptSeconds < clockAtStart
        guard basket.kind == .cancellation else { return conversation }
        conversation.original = book.original(of: basket)
        if case .declined = conversation.original {
            score.cancellationsOfDeclined += 1
            advance(basket)
            return nil
        }
        return conversation
    }

    private func take(_ outcome: Conversation.Outcome, of basket: Basket) {
        for (call, nanoseconds) in outcome.calls { score.time(call, nanoseconds: nanoseconds) }
        score.replayed += outcome.replayed
        if basket.time.unixSeconds + keptSeconds < clockAtStart { score.lookedUp += 1 }
        if outcome.disagreed { score.surprised("\(basket.number): the check and the authorization disagree") }
        switch outcome.result {
        case .accepted:
            foresee(basket, approved: true)
            book.sold(basket, accepted: true, documents: outcome.documents)
            score.invoiced(basket, documents: outcome.documents)
            if basket.kind == .cashSale {
                book.paid(basket.customer, basket.total, method: "CASH")
                score.cashSales.add(basket.total)
            } else {
                score.approved.add(basket.total)
            }
        case .declined(let reason):
            foresee(basket, approved: false)
            book.sold(basket, accepted: false, documents: 0)
            score.declined.add(basket.total)
            score.declineReasons[reason, default: NaiveBook.Tally()].add(basket.total)
        case .credited(let isSettled):
            book.credited(basket, original: book.original(of: basket), documents: outcome.documents)
            score.credited(basket, documents: outcome.documents)
            if isSettled { score.cancellationsSettled += 1 } else { score.cancellationsOpen += 1 }
        case .refused(let why):
            score.refused(why)
        }
        advance(basket)
    }

    private func foresee(_ basket: Basket, approved: Bool) {
        guard basket.kind == .sale, book.approves(basket.customer, basket.total) != approved else { return }
        let said = approved ? "approved" : "declined"
        let balance = book.balances[basket.customer, default: 0]
        let limit = book.limits[basket.customer, default: 0]
        score.surprised(
            "\(basket.number): \(said), but \(basket.customer) owes \(balance) of \(limit) pence and asks \(basket.total)"
        )
    }

    private func advance(_ basket: Basket) {
        linesDone += basket.lines.count
        progress.update(
            UInt64(linesDone),
            note: "\(basket.time.day)  approved \(score.approved.count)  declined \(score.declined.count)")
    }

    // MARK: Clock and payments

    private func moveClock(to time: LocalMinute) async throws {
        guard time.unixSeconds > clock else { return }
        let key = RequestKey(milliseconds: UInt64(max(0, clock)) * 1000)
        let request = Reskontra_V1_SetClockRequest.with { $0.to.seconds = time.unixSeconds }
        do {
            let answer = try await tills[0].call(
                .setClock, request, as: Reskontra_V1_SetClockResponse.self, key: key)
            score.time(.setClock, nanoseconds: answer.nanoseconds)
        } catch CallFailure.refused(let status) where status.reason == "CLOCK_BACKWARDS" {}
        clock = time.unixSeconds
    }

    /// The payment service's morning: one batch with a key for each payment.
    private func pay(_ payers: [Int], on time: LocalMinute) async throws {
        var due: [(Basket, Int64, String)] = []
        // A customer's payments must not see each other: they are worked out one after the other.
        for place in payers {
            let basket = plan.baskets[place]
            let habits = PayingHabits(invoice: basket.number)
            let amount = book.payment(for: basket.number, habits: habits)
            if amount > 0 { due.append((basket, amount, habits.method)) }
        }
        for start in stride(from: 0, to: due.count, by: Self.paymentsPerBatch) {
            let slice = due[start..<min(due.count, start + Self.paymentsPerBatch)]
            if time.unixSeconds + keptSeconds < clockAtStart {
                try await lookUp(slice)
            } else {
                try await post(slice, on: time)
            }
        }
    }

    private func post(_ due: ArraySlice<(Basket, Int64, String)>, on time: LocalMinute) async throws {
        let request = Reskontra_V1_BatchPostPaymentsRequest.with {
            $0.company = requests.company
            $0.batchMode = .independent
            $0.items = due.map { basket, amount, method in
                var item = requests.payment(for: basket, amount: amount, method: method, on: time.day)
                let key = DerivedKey.make(
                    milliseconds: time.unixMilliseconds, kind: "payment", company: requests.company,
                    natural: basket.number)
                item.requestKey = DerivedKey.data(key)
                return item
            }
        }
        do {
            let answer = try await tills[0].call(
                .batchPostPayments, request, as: Reskontra_V1_BatchPostPaymentsResponse.self)
            score.time(.paymentBatch, nanoseconds: answer.nanoseconds)
            for ((basket, amount, method), result) in zip(due, answer.message.results) {
                if result.replayed { score.replayed += 1 }
                switch result.outcome {
                case .posted?: book.paid(basket.customer, amount, method: method)
                case .error(let status)?:
                    score.refused("payment of \(basket.number): \(StatusFailure(status))")
                case nil: score.refused("payment of \(basket.number): no result")
                }
            }
        } catch let failure as CallFailure {
            score.refused("payments of \(time.day): \(failure)")
        }
    }

    private func lookUp(_ due: ArraySlice<(Basket, Int64, String)>) async throws {
        let company = requests.company
        try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
            for index in due.indices {
                let till = tills[index % tills.count]
                let number = PlayRequests.paymentNumber(due[index].0)
                group.addTask {
                    let request = Reskontra_V1_GetDocumentRequest.with {
                        $0.company = company
                        $0.documentNumber = number
                    }
                    do {
                        _ = try await till.call(
                            .getDocument, request, as: Reskontra_V1_GetDocumentResponse.self)
                        return (index, true)
                    } catch CallFailure.refused(let status) where status.code == 5 {
                        return (index, false)
                    }
                }
            }
            for try await (index, isThere) in group {
                let (basket, amount, method) = due[index]
                score.lookedUp += 1
                if isThere {
                    book.paid(basket.customer, amount, method: method)
                } else {
                    score.refused("payment of \(basket.number) is missing")
                }
            }
        }
    }
}
