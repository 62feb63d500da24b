import ReskontraClient
import Schema
import SwiftProtobuf

/// The server as cases see it: calls, clock, amounts as decimal text.
///
/// Not for several tasks at once; what runs at the same time goes over connections of its own.
final class CaseLedger {
    private(set) var connection: Connection
    /// Kills the server without warning, starts it again on its store and connects.
    var restart: (() async throws -> Connection)?
    /// What the server's clock shows.
    private(set) var clock: CaseInstant

    private let exponents: [String: Int]
    /// Nil: calls are made without asking first.
    private var rehearsal: Rehearsal?
    /// Set while it is only to be found out what would be asked.
    private var isAsking = false
    private var companiesMade = 0
    private var accountsMade: [String: Reskontra_V1_MainAccount] = [:]

    /// A hung server fails its case instead of hanging the suite.
    private static let callTimeMax: Duration = .seconds(30)

    init(_ connection: Connection, rehearses: Bool = false) async throws {
        self.connection = connection
        rehearsal = rehearses ? Rehearsal() : nil
        let info = try await connection.call(
            .getServerInfo, Reskontra_V1_GetServerInfoRequest(), as: Reskontra_V1_GetServerInfoResponse.self)
        exponents = Dictionary(
            info.message.currencies.map { ($0.code, Int($0.exponent)) },
            uniquingKeysWith: { first, _ in first })
        clock = CaseInstant(info.message.now)
    }

    /// What was answered before is there again, the clock too.
    func killServer() async throws {
        guard let restart else { throw CaseFailure("the server is not ours to kill") }
        connection = try await restart()
        connection.serverTime(fromUnixMilliseconds: UInt64(max(0, clock.nanoseconds / 1_000_000)))
    }

    // MARK: Calls

    /// One call; writing methods get a fresh request key unless `key` is given.
    func reply<Request: Message, Response: Message & Sendable>(
        _ method: Schema.Method, _ request: Request, as type: Response.Type, key: RequestKey? = nil
    ) async throws -> Reply<Response> {
        if isAsking, method.writes, !Self.preparing.contains(method) { throw Asked(method: method, bytes: try request.serializedBytes()) }
        // A key of the case's own may be there for the second time; what the clock passes is no entry.
        if method.writes, key == nil, method != .setClock, rehearsal != nil { return try await rehearsed(method, request) }
        let key = method.writes ? key ?? connection.newKey() : nil
        return try await connection.call(method, request, as: type, key: key, deadline: Self.callTimeMax)
    }

    /// The first call a play would change something by, which is not made; set-up it needs before is.
    func asked(_ play: () async throws -> Void) async throws -> (Schema.Method, [UInt8]) {
        isAsking = true
        defer { isAsking = false }
        do {
            try await play()
        } catch let asked as Asked {
            return (asked.method, asked.bytes)
        }
        throw CaseFailure("the command asks for no change")
    }

    private struct Asked: Error {
        let method: Schema.Method
        let bytes: [UInt8]
    }

    private static let preparing: Set<Schema.Method> = [.confirmOrder, .setTaxCode, .setTaxGroup, .setMainAccount]

    private func rehearsed<Response: Message & Sendable>(
        _ method: Schema.Method, _ request: some Message
    ) async throws -> Reply<Response> {
        let bytes: [UInt8] = try request.serializedBytes()
        guard let told = try await rehearsal?.preview(method, bytes, connection) else { throw CaseFailure("nothing is rehearsed") }
        do {
            let raw = try await connection.callRaw(
                method: method.rawValue, bytes: Rehearsal.request(bytes, after: told), key: connection.newKey(),
                deadline: Self.callTimeMax)
            let answer = try Response(serializedBytes: raw.message)
            try Rehearsal.check(method, told, answered: raw.message, as: Response.self)
            return Reply(message: answer, sequence: raw.sequence, receipt: raw.receipt, replayed: raw.replayed)
        } catch CallFailure.refused(let status) {
            try Rehearsal.check(method, told, refused: status)
            throw CallFailure.refused(status)
        }
    }

    func call<Request: Message, Response: Message & Sendable>(
        _ method: Schema.Method, _ request: Request, as type: Response.Type, key: RequestKey? = nil
    ) async throws -> Response {
        try await reply(method, request, as: type, key: key).message
    }

    /// Moves the clock forward; an instant that is past already changes nothing.
    func moveClock(to instant: CaseInstant) async throws {
        guard instant > clock else { return }
        let answer = try await call(
            .setClock, Reskontra_V1_SetClockRequest.with { $0.to = instant.timestamp },
            as: Reskontra_V1_SetClockResponse.self)
        clock = CaseInstant(answer.now)
        connection.serverTime(fromUnixMilliseconds: UInt64(max(0, clock.nanoseconds / 1_000_000)))
    }

    /// A company code nobody has used on this server.
    func newCompanyCode() -> String {
        companiesMade += 1
        let digits = String(companiesMade)
        return "K" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Sets up a main account unless it is there as wanted: the chart is shared by the companies of a store.
    func need(_ account: Reskontra_V1_MainAccount) async throws {
        guard accountsMade[account.number] != account else { return }
        accountsMade[account.number] = account
        _ = try await call(
            .setMainAccount, Reskontra_V1_SetMainAccountRequest.with { $0.account = account },
            as: Reskontra_V1_SetMainAccountResponse.self)
    }

    /// Takes back tax groups and dimensions that a case before gave to accounts.
    func makeAccountsPlain() async throws {
        for account in accountsMade.values.sorted(by: { $0.number < $1.number }) {
            let plain = Reskontra_V1_MainAccount.with {
                $0.number = account.number
                $0.name = account.name
            }
            try await need(plain)
        }
    }

    func needAccount(_ number: String, name: String = "") async throws {
        guard accountsMade[number] == nil else { return }
        try await need(
            .with {
                $0.number = number
                $0.name = name.isEmpty ? "Account \(number)" : name
            })
    }

    // MARK: Amounts

    /// An amount given as decimal text; throws when it has more decimals than its currency.
    func money(_ amount: Json, _ currency: String) throws -> Reskontra_V1_Money {
        guard let exact = amount.exact, let minor = exact.minor(exponent: exponent(currency)) else {
            throw CaseFailure("\(amount.line) is no amount of \(currency)")
        }
        return money(minor: minor, currency)
    }

    func money(minor: Int64, _ currency: String) -> Reskontra_V1_Money {
        .with {
            $0.currency = currency
            $0.minor = minor
        }
    }

    func amount(_ money: Reskontra_V1_Money) -> Json { amount(minor: money.minor, money.currency) }

    func amount(minor: Int64, _ currency: String) -> Json {
        .string(Exact.text(minor: minor, exponent: exponent(currency)))
    }

    /// Decimals of a currency; two for one the server does not list, so that the server gets to refuse it.
    func exponent(_ currency: String) -> Int { exponents[currency] ?? 2 }

    // MARK: Lists

    /// All items of a customer, closed ones too; `asOf` = nil: as they stand now.
    func items(
        _ company: String, _ customer: String, asOf: CaseDate? = nil, settlements: Bool = false
    ) async throws -> [Reskontra_V1_OpenItem] {
        var items: [Reskontra_V1_OpenItem] = []
        var request = Reskontra_V1_ListOpenItemsRequest.with {
            $0.company = company
            $0.customerNumber = customer
            $0.includeClosed = true
            $0.includeSettlements = settlements
            $0.page.size = 1_000
            if let asOf { $0.at.asOf = asOf.message }
        }
        repeat {
            let page = try await call(.listOpenItems, request, as: Reskontra_V1_ListOpenItemsResponse.self)
            items += page.items
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
        return items
    }

    func document(_ company: String, _ number: String) async throws -> Reskontra_V1_GetDocumentResponse {
        try await call(
            .getDocument,
            Reskontra_V1_GetDocumentRequest.with {
                $0.company = company
                $0.documentNumber = number
            }, as: Reskontra_V1_GetDocumentResponse.self)
    }

    /// Without the record it is told for: cases compare what stands in the accounts.
    func trialBalance(_ company: String, asOf: CaseDate? = nil) async throws
        -> Reskontra_V1_GetTrialBalanceResponse
    {
        var answer = try await call(
            .getTrialBalance,
            Reskontra_V1_GetTrialBalanceRequest.with {
                $0.company = company
                if let asOf { $0.asOf = asOf.message }
            }, as: Reskontra_V1_GetTrialBalanceResponse.self)
        answer.knownAt = 0
        return answer
    }

    /// What the book says against itself, and vouchers that no item explains on any day (setup:PC-8); empty when all agrees.
    func findings(of companies: [String]) async throws -> [String] {
        var findings = try await call(
            .verifyBook, Reskontra_V1_VerifyBookRequest(), as: Reskontra_V1_VerifyBookResponse.self
        )
        .findings
        for company in companies.sorted() {
            let request = Reskontra_V1_ReconcileRequest.with {
                $0.company = company
                ($0.date.year, $0.date.month, $0.date.day) = (2199, 12, 31)
            }
            let answer = try await call(.reconcile, request, as: Reskontra_V1_ReconcileResponse.self)
            findings += answer.differences.map {
                "voucher \($0.voucher) \($0.documentNumber) on \($0.mainAccount) differs by \($0.difference.minor)"
            }
        }
        return findings
    }
}

// MARK: Case values as messages

extension CaseDate {
    var message: Reskontra_V1_Date {
        let (year, month, day) = parts
        return .with {
            $0.year = Int32(year)
            $0.month = Int32(month)
            $0.day = Int32(day)
        }
    }

    init(_ message: Reskontra_V1_Date) {
        self.init(year: Int(message.year), month: Int(message.month), day: Int(message.day))
    }
}

extension CaseInstant {
    var timestamp: Google_Protobuf_Timestamp {
        let second: Int64 = 1_000_000_000
        let seconds = nanoseconds >= 0 ? nanoseconds / second : (nanoseconds - second + 1) / second
        return .with {
            $0.seconds = seconds
            $0.nanos = Int32(nanoseconds - seconds * second)
        }
    }

    init(_ timestamp: Google_Protobuf_Timestamp) {
        self.init(nanoseconds: timestamp.seconds * 1_000_000_000 + Int64(timestamp.nanos))
    }
}

extension Exact {
    /// Nil when it has more than nine decimals or is too large.
    var message: Reskontra_V1_Decimal? {
        guard scale <= 9, let unscaled = Int64(exactly: unscaled) else { return nil }
        return .with {
            $0.unscaled = unscaled
            $0.scale = UInt32(scale)
        }
    }
}

extension Json {
    /// The day a member states; throws when it states something else.
    func date(_ key: String) throws -> CaseDate? {
        guard let text = self[key].text else { return nil }
        guard let date = CaseDate(text) else { throw CaseFailure("\(key): \(text) is no date") }
        return date
    }

    func decimal(_ key: String) throws -> Reskontra_V1_Decimal? {
        guard !self[key].isNull else { return nil }
        guard let message = self[key].exact?.message else {
            throw CaseFailure("\(key): \(self[key].line) is no decimal")
        }
        return message
    }

    /// The text of a member; throws when it is missing.
    func required(_ key: String) throws -> String {
        guard let text = self[key].text else { throw CaseFailure("\(key) is missing in \(line)") }
        return text
    }
}

/// The name of an enum value as the cases write it: `APPROVE_PARTIAL` for `.approvePartial`.
func protocolName<Value: SwiftProtobuf.Enum>(_ value: Value) -> String {
    upperSnakeCase(String(describing: value))
}

func upperSnakeCase(_ camelCase: String) -> String {
    camelCase.reduce(into: "") { text, character in
        if character.isUppercase { text.append("_") }
        text.append(contentsOf: character.uppercased())
    }
}
