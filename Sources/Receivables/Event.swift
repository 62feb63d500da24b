/// The closed list of facts. Each carries what its rule worked out, so that replay is arithmetic.
///
/// Large facts are indirect: an event is as large as its largest fact, and is copied on its way to book and log.
/// A new case needs: its log message (`Protocol/log/v1`), its line in `Book.apply`, a golden record.
package enum Event: Equatable, Sendable {
    // The store
    case clockSet(Instant)
    case zoneDataNoted(String)
    indirect case keyFenced(company: CompanyID, principal: String, key: RequestKey)
    case keysForgotten(horizon: Instant)
    // Set-up
    indirect case companyCreated(Company)
    case companyWentLive(CompanyID)
    indirect case parametersSet(CompanyID, Parameters)
    indirect case numberSequenceSet(CompanyID, SequenceKind, NumberSequence)
    indirect case periodSet(CompanyID, Period)
    indirect case exchangeRateSet(CompanyID, ExchangeRate)
    indirect case mainAccountSet(MainAccount)
    indirect case automaticAccountSet(CompanyID, PostingType, AccountID)
    indirect case termsSet(CompanyID, TermsOfPayment)
    indirect case methodSet(CompanyID, MethodOfPayment)
    indirect case cashDiscountSet(CompanyID, CashDiscountCode)
    indirect case intercompanyPairSet(IntercompanyPair)
    indirect case allocationOrderSet(CompanyID, AllocationScope, AllocationOrder)
    indirect case taxCodeSet(CompanyID, TaxCode)
    indirect case taxGroupSet(CompanyID, TaxGroup)
    indirect case customerGroupSet(CompanyID, CustomerGroup)
    indirect case profileSet(CompanyID, PostingProfile)
    indirect case profileLineSet(CompanyID, ProfileID, PostingProfileLine)
    indirect case profileLineDeleted(CompanyID, ProfileID, AccountCode, Code)
    // Customers
    indirect case subjectSet(Subject)
    indirect case customerSet(CustomerRow)
    indirect case creditLimitSet(CustomerID, CreditLimit)
    // Documents and settlement
    case posted(Posted)
    indirect case itemsSettled(ItemsSettled)
    indirect case settlementUndone(SettlementUndone)
    // Interest
    indirect case interestCodeSet(CompanyID, InterestCode)
    indirect case interestNoteCreated(InterestNote)
    case interestNoteCanceled(InterestNoteID)
    case interestNotePosted(InterestNoteID, item: ItemID)
    case interestNotePrinted(InterestNoteID)
    indirect case interestChanged(InterestChanged)
    // Collections
    indirect case collections(CollectionsFact)
    // Direct debit
    indirect case directDebit(DirectDebitFact)
    // Bills of exchange
    indirect case bill(BillFact)
    // Cards
    indirect case card(CardFact)
    // Bank reports
    indirect case bank(BankFact)
    // Periods and revaluation
    indirect case closing(ClosingFact)
    // Orders with lines, their invoices, charges, commissions
    indirect case sales(SalesFact)
    // Credit
    indirect case authorizationDecided(AuthorizationDecided)
    indirect case authorizationIncremented(AuthorizationIncremented)
    case authorizationCaptured(AuthorizationID, amount: Int64, final: Bool)
    case authorizationVoided(AuthorizationID, released: Int64)
    case authorizationsExpired([AuthorizationID])
    // Who may do what
    indirect case access(AccessFact)
    indirect case credit(CreditFact)
    // Limit journals
    indirect case limitJournalCreated(LimitJournal)
    indirect case limitLinesAdded(CompanyID, Code, [LimitLine])
    indirect case limitJournalPosted(CompanyID, Code)
    indirect case temporaryLimitSet(CustomerID, TemporaryLimit)
    // Orders
    indirect case orderConfirmed(OrderConfirmed)
    indirect case orderChanged(OrderChanged)
    // Blocking rules
    indirect case blockingRuleSet(CompanyID, BlockingRule)
    indirect case blockingRuleDeleted(CompanyID, Code)
    indirect case ruleSequenceSet(CompanyID, [RuleType])
    /// Nil: unranked.
    indirect case rankSet(CompanyID, RankKind, Code, UInt32?)
    indirect case creditTraitsSet(CustomerID, CreditTraits)
    // Free text and recurring invoices
    indirect case freeText(FreeTextFact)
    // Write-off, payments taken back, banks and fees
    indirect case paymentBankSet(CompanyID, PaymentBank)
    indirect case paymentFeeSet(CompanyID, PaymentFee)
    indirect case writeOffPosted(WriteOff)
    indirect case writeOffReversed(WriteOffReversed)
    indirect case paymentCanceled(PaymentCanceled)
    indirect case customerReimbursed(CustomerReimbursed)
    indirect case payoutAccountSet(CustomerID, PayoutAccount)
    indirect case payoutFileMade(PayoutFile)
    indirect case nettingPosted(Netting)
    indirect case nettingReversed(NettingReversed)
    indirect case prepaymentPosted(Prepayment)
    indirect case prepaymentChanged(PrepaymentChanged)
    // Payment journals, bridged payments
    indirect case payment(PaymentFact)
}

/// Sixteen bytes chosen by the caller, one per wish.
public struct RequestKey: Hashable, Sendable, BitwiseCopyable {
    /// Big-endian halves, as in the bytes.
    public let high: UInt64
    public let low: UInt64

    @inlinable
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Milliseconds since 1970 of a UUIDv7; nil for another form.
    @inlinable
    package var milliseconds: Int64? {
        guard (high >> 12) & 0xf == 7, low >> 62 == 0b10 else { return nil }
        return Int64(high >> 16)
    }

    @inlinable
    public static func == (left: RequestKey, right: RequestKey) -> Bool { left.high == right.high && left.low == right.low }
}
