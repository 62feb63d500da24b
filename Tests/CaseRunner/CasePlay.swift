import ReskontraClient

/// A case being played: its state before, its steps, what they must bring.
protocol CasePlay {
    /// What the case needs and no RPC offers yet; empty: it can be played.
    static func gaps(in json: Json) -> [String]
    /// The clock the state before the first step is loaded at; the server's may not be past it.
    static func start(of json: Json) throws -> CaseInstant

    init(_ json: Json, on ledger: CaseLedger)

    /// Plays it from the first row of set-up to the last expectation; gives what differs.
    func differences() async throws -> [String]
}

extension CaseSchema {
    var play: any CasePlay.Type {
        switch self {
        case .credit: CreditCase.self
        case .settlement: SettlementCase.self
        case .setup: SetupCase.self
        }
    }
}
