/// The closed list of facts. Each carries what its rule worked out, so that replay is arithmetic.
///
/// A new case needs: its log message (`Protocol/log/v1`), its line in `Book.apply`, a golden record.
package enum Event: Equatable, Sendable {
    // The store
    case clockSet(Instant)
    case zoneDataNoted(String)
    case keyFenced(company: CompanyID, principal: String, key: RequestKey)
    case keysForgotten(horizon: Instant)
    // Set-up
    case companyCreated(Company)
    case companyWentLive(CompanyID)
    case parametersSet(CompanyID, Parameters)
    case numberSequenceSet(CompanyID, SequenceKind, NumberSequence)
    case periodSet(CompanyID, Period)
    case exchangeRateSet(CompanyID, ExchangeRate)
    case mainAccountSet(MainAccount)
    case automaticAccountSet(CompanyID, PostingType, AccountID)
    case termsSet(CompanyID, TermsOfPayment)
    case methodSet(CompanyID, MethodOfPayment)
    case cashDiscountSet(CompanyID, CashDiscountCode)
    case intercompanyPairSet(IntercompanyPair)
    case allocationOrderSet(CompanyID, AllocationScope, AllocationOrder)
    case taxCodeSet(CompanyID, TaxCode)
    case taxGroupSet(CompanyID, TaxGroup)
    case customerGroupSet(CompanyID, CustomerGroup)
    case profileSet(CompanyID, PostingProfile)
    case profileLineSet(CompanyID, ProfileID, PostingProfileLine)
    // Customers
    case subjectSet(Subject)
    case customerSet(CustomerRow)
    case creditLimitSet(CustomerID, CreditLimit)
    // Documents and settlement
    case posted(Posted)
    case itemsSettled(ItemsSettled)
    case settlementUndone(SettlementUndone)
    // Interest
    case interestCodeSet(CompanyID, InterestCode)
    case interestNoteCreated(InterestNote)
    case interestNoteCanceled(InterestNoteID)
    case interestNotePosted(InterestNoteID, item: ItemID)
    case interestNotePrinted(InterestNoteID)
    case interestChanged(InterestChanged)
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
    case authorizationDecided(AuthorizationDecided)
    case authorizationIncremented(AuthorizationIncremented)
    case authorizationCaptured(AuthorizationID, amount: Int64, final: Bool)
    case authorizationVoided(AuthorizationID, released: Int64)
    case authorizationsExpired([AuthorizationID])
    // Who may do what
    case access(AccessFact)
    indirect case credit(CreditFact)
    // Limit journals
    case limitJournalCreated(LimitJournal)
    case limitLinesAdded(CompanyID, Code, [LimitLine])
    case limitJournalPosted(CompanyID, Code)
    case temporaryLimitSet(CustomerID, TemporaryLimit)
    // Orders
    case orderConfirmed(OrderConfirmed)
    case orderChanged(OrderChanged)
    // Blocking rules
    case blockingRuleSet(CompanyID, BlockingRule)
    case blockingRuleDeleted(CompanyID, Code)
    case ruleSequenceSet(CompanyID, [RuleType])
    /// Nil: unranked.
    case rankSet(CompanyID, RankKind, Code, UInt32?)
    case creditTraitsSet(CustomerID, CreditTraits)
    // Free text and recurring invoices
    indirect case freeText(FreeTextFact)
    // Write-off, payments taken back, banks and fees
    case paymentBankSet(CompanyID, PaymentBank)
    case paymentFeeSet(CompanyID, PaymentFee)
    case writeOffPosted(WriteOff)
    case writeOffReversed(WriteOffReversed)
    case paymentCanceled(PaymentCanceled)
    case customerReimbursed(CustomerReimbursed)
    case payoutAccountSet(CustomerID, PayoutAccount)
    indirect case payoutFileMade(PayoutFile)
    indirect case nettingPosted(Netting)
    case nettingReversed(NettingReversed)
    case prepaymentPosted(Prepayment)
    case prepaymentChanged(PrepaymentChanged)
    // Payment journals, bridged payments
    indirect case payment(PaymentFact)
}

/// Sixteen bytes chosen by the caller, one per wish.
package struct RequestKey: Hashable, Sendable, BitwiseCopyable {
    /// Big-endian halves, as in the bytes.
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Milliseconds since 1970 of a UUIDv7; nil for another form.
    package var milliseconds: Int64? {
        guard (high >> 12) & 0xf == 7, low >> 62 == 0b10 else { return nil }
        return Int64(high >> 16)
    }
}
