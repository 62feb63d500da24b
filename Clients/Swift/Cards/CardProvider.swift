import Schema

/// A card provider, as the connector asks it.
///
/// To attach a real one, fill this in for its interface and let a `CardConnector` run it. The key of a call
/// (`idempotency_key`) goes with the request, so that a request that arrives twice is performed once. An error that does not
/// say for certain that nothing happened (no answer, a broken line, a gateway's 5xx) is `.unknown`, never `.failed`.
public protocol CardProvider: Sendable {
    /// Performs the call.
    func perform(_ call: Reskontra_V1_CardCall) async -> CardAnswer
    /// Asks what became of it; performs nothing.
    func ask(_ call: Reskontra_V1_CardCall) async -> CardAnswer
}

/// What a provider said about one call.
public struct CardAnswer: Sendable, Equatable {
    public var outcome: Reskontra_V1_CardOutcome
    /// Of an authorization granted in part; nil: all of it.
    public var amount: Reskontra_V1_Money?
    /// The last day of an authorization; nil: the service's rule.
    public var expiresOn: Reskontra_V1_Date?
    public var reason = ""
    public var reference = ""
    public var authorizationExpired = false
    public var nameMatch = Reskontra_V1_AddressMatch.unspecified
    public var addressMatch = Reskontra_V1_AddressMatch.unspecified
    public var postalCodeMatch = Reskontra_V1_AddressMatch.unspecified

    public init(_ outcome: Reskontra_V1_CardOutcome, reason: String = "") {
        self.outcome = outcome
        self.reason = reason
    }

    func report(_ company: String, _ call: UInt64) -> Reskontra_V1_ReportCardResultRequest {
        .with {
            $0.company = company
            $0.call = call
            $0.outcome = outcome
            if let amount { $0.amount = amount }
            if let expiresOn { $0.expiresOn = expiresOn }
            $0.reason = reason
            $0.reference = reference
            $0.authorizationExpired = authorizationExpired
            $0.nameMatch = nameMatch
            $0.addressMatch = addressMatch
            $0.postalCodeMatch = postalCodeMatch
        }
    }
}

/// Takes calls from the ledger, asks the provider, reports what it said.
///
/// May be ended at any moment: a call it took and did not report is asked about later, and not performed again.
public struct CardConnector<Provider: CardProvider> {
    public typealias Take = (Reskontra_V1_TakeCardCallsRequest) async throws -> Reskontra_V1_TakeCardCallsResponse
    public typealias Report = (Reskontra_V1_ReportCardResultRequest) async throws -> Reskontra_V1_ReportCardResultResponse

    private let company: String
    private let provider: Provider
    private let take: Take
    private let report: Report

    public init(company: String, provider: Provider, take: @escaping Take, report: @escaping Report) {
        self.company = company
        self.provider = provider
        self.take = take
        self.report = report
    }

    /// Works off what is there, with what that leads to; answers what the ledger said to each report.
    ///
    /// `asksAgain`: also asks, once, about calls whose result is not known.
    public func work(
        service: String = "", invoice: String = "", authorization: String = "", asksAgain: Bool = false
    ) async throws -> [Reskontra_V1_ReportCardResultResponse] {
        var answers: [Reskontra_V1_ReportCardResultResponse] = []
        var asks = asksAgain
        while true {
            let request = Reskontra_V1_TakeCardCallsRequest.with {
                $0.company = company
                $0.paymentService = service
                $0.invoice = invoice
                $0.authorization = authorization
                $0.askAgain = asks
            }
            asks = false
            let calls = try await take(request).calls
            if calls.isEmpty { return answers }
            for call in calls {
                let answer = call.query ? await provider.ask(call) : await provider.perform(call)
                answers.append(try await report(answer.report(company, call.id)))
            }
        }
    }
}
