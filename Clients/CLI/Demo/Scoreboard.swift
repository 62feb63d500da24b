import Histogram
import Schema

/// Counts and latencies of a play.
struct Scoreboard {
    /// What is timed apart.
    enum Call: String, CaseIterable, Sendable {
        case checkCredit = "check credit"
        case authorize
        case capture
        case postInvoice = "post invoice"
        case postPayment = "post payment"
        case postCreditNote = "post credit note"
        case paymentBatch = "payment batch"
        case setClock = "set clock"
        case getDocument = "get document"
    }

    struct CountrySums {
        var invoices = 0
        var invoiced: Int64 = 0
        var creditNotes = 0
        var credited: Int64 = 0
    }

    private(set) var countries: [String: CountrySums] = [:]
    var approved = NaiveBook.Tally()
    var declined = NaiveBook.Tally()
    /// By primary reason.
    var declineReasons: [String: NaiveBook.Tally] = [:]
    var cashSales = NaiveBook.Tally()
    var cancellationsSettled = 0
    var cancellationsOpen = 0
    /// Their sale had been declined: nothing to take back.
    var cancellationsOfDeclined = 0
    var replayed = 0
    /// Answered by looking the document up: its key is older than the server keeps keys.
    var lookedUp = 0
    /// The first of them in words; the count is exact.
    private(set) var refusals: [String] = []
    private(set) var refusalCount = 0
    private(set) var unforeseen: [String] = []
    private(set) var unforeseenCount = 0
    private(set) var latencies: [Call: Histogram<UInt32>] = [:]

    static let listedMax = 10

    mutating func time(_ call: Call, nanoseconds: UInt64) {
        let clamped = min(nanoseconds, 3_600_000_000_000)
        latencies[
            call,
            default: Histogram(
                highestTrackableValue: 3_600_000_000_000, numberOfSignificantValueDigits: .three)
        ].record(clamped)
    }

    mutating func invoiced(_ basket: Basket, documents: Int) {
        countries[basket.country, default: CountrySums()].invoices += documents
        countries[basket.country, default: CountrySums()].invoiced += basket.total
    }

    mutating func credited(_ basket: Basket, documents: Int) {
        countries[basket.country, default: CountrySums()].creditNotes += documents
        countries[basket.country, default: CountrySums()].credited += basket.total
    }

    mutating func refused(_ what: String) {
        refusalCount += 1
        if refusals.count < Self.listedMax { refusals.append(what) }
    }

    mutating func surprised(_ what: String) {
        unforeseenCount += 1
        if unforeseen.count < Self.listedMax { unforeseen.append(what) }
    }
}
