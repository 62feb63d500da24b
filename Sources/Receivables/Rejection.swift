/// The trade says no: a rule, the figures behind it, nothing changed.
///
/// One type for all features: the reason's number is the protocol's (`ErrorReason`), so that one
/// generated table gives status and remedy. Each feature declares its rejections beside its rules.
package struct Rejection: Error, Equatable, Sendable {
    package let reason: Reason
    /// Path of the request field that is meant, or empty.
    package let field: String
    /// One sentence with the figures.
    package let message: String
    package let figures: [Figure]

    package init(_ reason: Reason, field: String = "", _ message: String, _ figures: [Figure] = []) {
        self.reason = reason
        self.field = field
        self.message = message
        self.figures = figures
    }

    /// The same refusal of a part of a larger request: its field seen from there.
    package func under(_ path: String) -> Rejection {
        Rejection(reason, field: field.isEmpty ? path : path + "." + field, message, figures)
    }

    /// The same refusal with the field by which another request names what is meant.
    package func of(_ field: String) -> Rejection { Rejection(reason, field: field, message, figures) }

    /// A typed figure, so that no caller parses text.
    package struct Figure: Equatable, Sendable {
        package let name: String
        package let value: Value

        package enum Value: Equatable, Sendable {
            case money(Money)
            case number(UInt64)
            case text(String)
            case date(CalendarDate)
        }

        package init(_ name: String, _ money: Money) { (self.name, value) = (name, .money(money)) }
        package init(_ name: String, _ number: UInt64) { (self.name, value) = (name, .number(number)) }
        package init(_ name: String, _ text: String) { (self.name, value) = (name, .text(text)) }
        package init(_ name: String, _ date: CalendarDate) { (self.name, value) = (name, .date(date)) }
    }
}

/// Stable numbers of refusals, those of `ErrorReason` in errors.proto. Numbered by birth, never reused.
package enum Reason: UInt16, CaseIterable, Sendable, BitwiseCopyable {
    case fieldRequired = 1
    case fieldInvalid = 2
    case fieldTooLong = 3
    case referenceUnknown = 4
    case currencyUnknown = 5
    case currencyMismatch = 6
    case amountOutOfRange = 7
    case dateInvalid = 8
    case messageMalformed = 9
    case textNotUTF8 = 10
    case methodUnknown = 11
    case requestKeyRequired = 12
    case requestKeyInvalid = 13
    case idempotencyMismatch = 14
    case keyExpired = 15
    case keyFenced = 16
    case ifSequenceFailed = 17
    case versionConflict = 18
    case minSequenceAhead = 19
    case pageTokenInvalid = 20
    case tooManyItems = 21
    case companyUnknown = 22
    case duplicateStream = 23
    case requestTooLarge = 24
    case deadlineExceeded = 100
    case retryLater = 101
    case draining = 102
    case storeReadOnly = 103
    case cacheUnavailable = 104
    case canceled = 105
    case notASandbox = 106
    case notSigned = 111
    case clockBackwards = 107
    case resultTooLarge = 108
    case lagging = 109
    case ledgerUnavailable = 110
    case companyExists = 1000
    case companyLive = 1001
    case duplicateKey = 1002
    case notFound = 1003
    case numberTaken = 1004
    case sequenceExhausted = 1005
    case stateNotAllowed = 1006
    case customerNotFound = 1500
    case customerBlocked = 1501
    case customerClosed = 1502
    case limitEditNotAllowed = 1503
    case invoiceAccountChain = 1504
    case accessDenied = 1600
    case rolesConflict = 1601
    case firstGrant = 1602
    case lastSecurityGrant = 1603
    case selfGrant = 1604
    case grantExists = 1605
    case grantNotFound = 1606
    case amountNotCovered = 1607
    case approvalNeeded = 1610
    case proposalNotFound = 1611
    case proposalClosed = 1612
    case proposalExpired = 1613
    case proposalChanged = 1614
    case selfApproval = 1615
    case methodNotProposable = 1616
    case cardNumberSuspected = 1620
    case amountZero = 2000
    case amountNegative = 2001
    case amountInvalid = 2002
    case nothingToPost = 2003
    case amountMismatch = 2004
    case creditLimitExceeded = 2005
    case accountBlocked = 2006
    case orderNotFound = 2100
    case orderNotOpen = 2101
    case amountExceedsOrder = 2102
    case valueBelowDelivered = 2103
    case methodNotSupported = 2500
    case amountExceedsPayment = 2501
    case paymentStatus = 2502
    case notMature = 2503
    case itemNotFound = 3000
    case itemClosed = 3001
    case customerMismatch = 3002
    case amountExceedsOpen = 3003
    case amountSign = 3004
    case nothingToSettle = 3005
    case dateBeforeItem = 3006
    case settlementNotFound = 3007
    case nothingToUndo = 3008
    case itemNamedTwice = 3009
    case discountChainInvalid = 3100
    case discountOutOfRange = 3101
    case notAllowed = 3102
    case notInHierarchy = 3103
    case partyMismatch = 3104
    case intercompanyAccountsMissing = 3105
    case parameterConflict = 3106
    case itemMarkedElsewhere = 3107
    case warnMarkedTotalDiffers = 3109
    case crossRateNotAllowed = 3110
    case itemReserved = 3125
    case oneCustomerPerVoucher = 2519
    case defaultJournalMissing = 3108
    case nothingToWriteOff = 3200
    case itemAlreadySettled = 3201
    case alreadyReversed = 3202
    case writeOffAccountMissing = 3203
    case reasonRequired = 3204
    case notReversible = 3205
    case notAPayment = 3210
    case noBankAccount = 3211
    case paymentAlreadyCanceled = 3212
    case bankReconciled = 3227
    case amountExceedsLimit = 3220
    case authorizationNotFound = 4000
    case authAlreadyCaptured = 4001
    case authAlreadyVoided = 4002
    case authExpired = 4003
    case authDeclined = 4004
    case captureExceedsAuthorization = 4005
    case lineScopeConflict = 4100
    case toDateRequired = 4101
    case dateRangeInvalid = 4102
    case tempLimitOverlap = 4103
    case journalAlreadyPosted = 4104
    case journalLocked = 4105
    case ruleDuplicate = 4200
    case ruleValueInvalid = 4201
    case riskGroupNeedsGroup = 4202
    case releaseOnlyOnExclusion = 4203
    case inAnotherGroup = 4300
    case authorizationInReview = 4301
    case holdNotOpen = 4302
    case reasonTypeMismatch = 4304
    case notAuthorizedCompany = 4305
    case forcedNotAllowedInWorkflow = 4306
    case graceDaysIncomplete = 4307
    case graceDaysNotAllowed = 4308
    case identificationRequired = 4309
    case limitAboveEligible = 4310
    case approvalRequired = 4311
    case scoreRowsOverlap = 4312
    case periodNotFound = 5000
    case periodClosed = 5001
    case periodOnHold = 5002
    case postingProfileUnresolved = 5003
    case accountMissing = 5004
    case rateMissing = 5005
    case voucherUnbalanced = 5006
    case alreadyCorrected = 5100
    case correctionPending = 5101
    case invoiceSettled = 5102
    case distributionSumMismatch = 5103
    case distributionLocked = 5104
    case taxNotCalculated = 5105
    case moduleAccessDenied = 5200
    case periodOverlap = 5201
    case quantityExceedsRemainder = 5202
    case summaryNotCompatible = 5203
    case rangeMustStartAtZero = 6000
    case rangeOverlap = 6001
    case versionOverlap = 6002
    case nothingToWaive = 6010
    case notWaived = 6011
    case feeNotReversible = 6012
    case waiveLimitExceeded = 6013
    case poolNotAssigned = 6300
    case agingDefinitionInvalid = 7000
    case agingPeriodsTooMany = 7001
    case poolTypeMismatch = 7002
    case statusNotSettable = 7003
    case promiseDateRequired = 7004
    case sequenceTooLong = 7005
    case letterNotCreated = 7006
    case letterAlreadyPosted = 7007
    case letterAlreadyCanceled = 7008
    case laterLetterExists = 7009
    case alreadyWaived = 7010
    case alreadyRunToday = 7011
    case bankAccountUnknown = 7100
    case bankEntryNotFound = 7101
    case bankEntryDone = 7102
    case bankEntrySign = 7103
    case ibanInvalid = 8000
    case bicInvalid = 8001
    case creditorIDInvalid = 8002
    case dueDateTooEarly = 8003
    case prenotificationMissing = 8004
    case mandateNotActive = 8100
    case mandateExpired = 8101
    case mandateUsed = 8102
    case schemeNotAllowed = 8103
    case currencyNotEUR = 8104
    case cardDeclined = 8200
    case cardAuthExpired = 8201
    case captureExceedsAuth = 8202
    case refundExceedsCaptured = 7200
    case cardProviderUnknownResult = 8203
    case invariant = 9000
}

extension Reason {
    /// Limits and machines, not the trade: the block 100 to 999.
    package var isOfTheMachine: Bool { (100..<1_000).contains(rawValue) }
    /// The caller has not the right: such a refusal stands in the log.
    package var isOfRights: Bool {
        self == .accessDenied || self == .amountNotCovered || self == .approvalNeeded || self == .selfApproval
            || self == .selfGrant
    }
}
