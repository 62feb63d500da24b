import ReskontraClient
import Schema

/// A document of one amount, posted through the public RPCs: what cases call an invoice, credit note or payment.
struct Posting {
    let company: String
    let customer: String
    let number: String
    /// Positive for all kinds.
    let amount: Reskontra_V1_Money
    /// Posting date; absent: the business date.
    var date: CaseDate?
    var documentDate: CaseDate?
    var dueDate: CaseDate?
    /// Accounting units for one unit; absent: the rate table's.
    var rate: Reskontra_V1_Decimal?
    var profile = ""
    var original = ""
    var dimension = ""
    var method = CompanyPlan.method
    /// Part of `amount`, by the tax codes of this group; nil: none.
    var tax: (minor: Int64, group: String)?

    func postInvoice(on ledger: CaseLedger) async throws -> Reskontra_V1_PostedDocument {
        let request = Reskontra_V1_PostInvoiceRequest.with {
            $0.company = company
            $0.document = document
        }
        return try await ledger.call(.postInvoice, request, as: Reskontra_V1_PostInvoiceResponse.self).invoice
    }

    func postCreditNote(on ledger: CaseLedger) async throws -> Reskontra_V1_PostedDocument {
        let request = Reskontra_V1_PostCreditNoteRequest.with {
            $0.company = company
            $0.document = document
        }
        return try await ledger.call(.postCreditNote, request, as: Reskontra_V1_PostCreditNoteResponse.self)
            .creditNote
    }

    /// Pays the items named, in their order; without any the payment stays on account.
    func postPayment(
        applyingTo items: [(number: String, amount: Reskontra_V1_Money?)] = [], on ledger: CaseLedger,
        isPrepayment: Bool = false
    ) async throws -> Reskontra_V1_PostedPayment {
        let request = Reskontra_V1_PostPaymentRequest.with {
            $0.company = company
            $0.customerNumber = customer
            $0.amount = amount
            if let date { $0.postingDate = date.message }
            $0.methodOfPayment = method
            $0.prepayment = isPrepayment
            $0.dimension = dimension
            $0.paymentReference = number
            $0.paymentNumber = number
            $0.apply = items.isEmpty ? .none : .named
            $0.changeJournalAmount = false
            $0.items = items.map { item in
                .with {
                    $0.documentNumber = item.number
                    if let amount = item.amount { $0.amount = amount }
                }
            }
            if let rate { $0.exchangeRate = rate }
            $0.postingProfile = isPrepayment && profile.isEmpty ? "GEN" : profile
        }
        return try await ledger.call(.postPayment, request, as: Reskontra_V1_PostPaymentResponse.self).payment
    }

    /// One line on the revenue account.
    var document: Reskontra_V1_InvoiceDocument {
        .with {
            $0.customerNumber = customer
            $0.invoiceNumber = number
            if let date { $0.postingDate = date.message }
            if let documentDate = documentDate ?? date { $0.documentDate = documentDate.message }
            if let dueDate { $0.dueDate = dueDate.message }
            $0.currency = amount.currency
            $0.lines = [
                .with {
                    $0.mainAccount = CaseAccount.revenue
                    $0.amount = amount
                    $0.dimension = dimension
                    guard let tax else { return }
                    $0.amount.minor -= tax.minor
                    ($0.itemTaxGroup, $0.salesTaxGroup) = (tax.group, tax.group)
                }
            ]
            if let rate { $0.exchangeRate = rate }
            $0.postingProfile = profile
        }
    }
}

/// The percent of which `net` has exactly `tax`, both in minor units, with half a unit rounded up.
///
/// Cases state tax as an amount, the server works it out by a percent. Nil when no percent of six decimals fits.
func taxPercent(net: Int64, tax: Int64) -> Exact? {
    guard net != 0 else { return tax == 0 ? Exact(unscaled: 0, scale: 0) : nil }
    for scale in 0...6 {
        let unit = power10(scale + 2)
        let percent = halfUp(Int128(tax) * unit, by: Int128(net))
        if halfUp(Int128(net) * percent, by: unit) == Int128(tax) {
            return Exact(unscaled: percent, scale: scale)
        }
    }
    return nil
}

/// `dividend` / `divisor`, half a unit away from zero.
private func halfUp(_ dividend: Int128, by divisor: Int128) -> Int128 {
    let doubled = dividend.magnitude * 2 + divisor.magnitude
    let quotient = Int128(doubled / (divisor.magnitude * 2))
    return (dividend < 0) == (divisor < 0) ? quotient : -quotient
}
