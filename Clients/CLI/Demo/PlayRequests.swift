import Schema

/// Turns baskets and payments into the messages that are sent. Pure: the same basket gives the same bytes, which a
/// replay after a crash depends on.
struct PlayRequests: Sendable {
    let company: String

    static let currency = "GBP"
    /// Above it a basket becomes several documents. The protocol takes 1,000 lines and, for a single posting, 64 KiB;
    /// a line of the file is 70 bytes on average and 300 at most.
    static let linesMax = 700
    /// A till holds its credit for two hours: longer than the clock ever runs ahead of a basket in flight.
    static let holdSeconds: UInt32 = 7200

    static func money(_ minor: Int64) -> Reskontra_V1_Money {
        .with {
            $0.currency = currency
            $0.minor = minor
        }
    }

    static func date(_ day: DayNumber) -> Reskontra_V1_Date {
        let (year, month, dayOfMonth) = day.civil
        return .with {
            $0.year = Int32(year)
            $0.month = Int32(month)
            $0.day = Int32(dayOfMonth)
        }
    }

    func check(_ basket: Basket, till: Int) -> Reskontra_V1_CheckCreditRequest {
        .with {
            $0.company = company
            $0.customerNumber = basket.customer
            $0.amount = Self.money(basket.total)
            $0.checkpoint = .posCheck
            $0.orderRef = basket.number
            $0.terminal = Self.tillName(till)
        }
    }

    func authorize(_ basket: Basket, till: Int) -> Reskontra_V1_AuthorizeRequest {
        .with {
            $0.company = company
            $0.customerNumber = basket.customer
            $0.amount = Self.money(basket.total)
            $0.checkpoint = .posCheck
            $0.orderRef = basket.number
            $0.terminal = Self.tillName(till)
            $0.ttlSeconds = Self.holdSeconds
        }
    }

    func capture(
        _ document: Basket.Document, of basket: Basket, authorization: UInt64, isLast: Bool
    ) -> Reskontra_V1_CaptureRequest {
        .with {
            $0.company = company
            $0.authorizationID = authorization
            $0.amount = Self.money(document.total)
            $0.final = isLast
            $0.document = self.document(document, of: basket)
        }
    }

    func invoice(_ document: Basket.Document, of basket: Basket) -> Reskontra_V1_PostInvoiceRequest {
        .with {
            $0.company = company
            $0.document = self.document(document, of: basket)
        }
    }

    func cashPayment(of basket: Basket, documents: [Basket.Document]) -> Reskontra_V1_PostPaymentRequest {
        .with {
            $0.company = company
            $0.customerNumber = basket.customer
            $0.amount = Self.money(basket.total)
            $0.postingDate = Self.date(basket.time.day)
            $0.methodOfPayment = "CASH"
            $0.paymentNumber = Self.paymentNumber(basket)
            $0.apply = .named
            $0.items = documents.map { document in .with { $0.documentNumber = document.number } }
            $0.changeJournalAmount = false
        }
    }

    func creditNote(
        _ document: Basket.Document, of basket: Basket, original: String?
    ) -> Reskontra_V1_PostCreditNoteRequest {
        .with {
            $0.company = company
            $0.document = self.document(document, of: basket)
            if let original {
                $0.document.originalInvoice = original
                $0.document.reason = "cancelled"
                $0.settleWithOriginal = true
            }
        }
    }

    /// An item of the payment service's morning batch, oldest items first.
    func payment(for basket: Basket, amount: Int64, method: String, on day: DayNumber)
        -> Reskontra_V1_PostPaymentRequest
    {
        .with {
            $0.customerNumber = basket.customer
            $0.amount = Self.money(amount)
            $0.postingDate = Self.date(day)
            $0.methodOfPayment = method
            $0.paymentNumber = Self.paymentNumber(basket)
            $0.paymentReference = basket.number
            $0.apply = .oldestFirst
        }
    }

    static func paymentNumber(_ basket: Basket) -> String { "P\(basket.number)" }

    static func tillName(_ till: Int) -> String { "till-\(till + 1)" }

    private func document(_ document: Basket.Document, of basket: Basket) -> Reskontra_V1_InvoiceDocument {
        .with {
            $0.customerNumber = basket.customer
            $0.invoiceNumber = document.number
            $0.documentDate = Self.date(basket.time.day)
            $0.postingDate = Self.date(basket.time.day)
            $0.lines = document.lines.map(Self.line)
        }
    }

    private static func line(_ line: RetailLine) -> Reskontra_V1_InvoiceLine {
        .with {
            $0.mainAccount = CompanySetup.revenueAccount(stockCode: line.stockCode)
            $0.description_p = line.description
            $0.quantity = .with { $0.unscaled = line.quantity }
            $0.unitPrice = .with {
                $0.unscaled = line.price.unscaled
                $0.scale = UInt32(line.price.scale)
            }
            $0.itemNumber = line.stockCode
        }
    }
}
