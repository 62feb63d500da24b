import ArgumentParser
import Foundation
import Schema
import SwiftProtobuf

struct SetupExport: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the set-up of the company as the calls that make it.",
        discussion: """
            EXAMPLES
              reskontra setup export > setup.jsonl
              reskontra setup export --company UK01 --to setup.jsonl

            A line is a call, as {"method":"Setup.SetTaxCode","request":{…}}; `reskontra setup import` makes them. With \
            it go accounts, periods, sequences, rates with their types, tax, terms, discounts, methods with their \
            specifications, charges, delivery codes, items, commissions, payment fees, groups, profiles with their \
            interest codes and letter sequences, aging definitions, pools, agents, automation, bank and creditor accounts, \
            card services, rules, reasons and risk of credit control, allocation orders, user groups and parameters. What \
            belongs to single customers goes with `reskontra export agreements`.
            """)

    @Option(
        name: .customLong("to"), help: ArgumentHelp("File to write; without it standard output.", valueName: "file"))
    var file: String?
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var sheet = ExportSheet(isKept: file != nil)
        try await SetupCalls(desk: desk).write(to: &sheet)
        try sheet.finish(file)
    }
}

/// The calls that make the set-up of a company, in an order that never names what is not there yet.
struct SetupCalls {
    let desk: Desk

    func write(to sheet: inout ExportSheet) async throws {
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        let company = setup.company.code
        for account in setup.accounts {
            let plain = Reskontra_V1_SetMainAccountRequest.with {
                ($0.account.number, $0.account.name, $0.account.blocked) = (account.number, account.name, false)
            }
            try call(.setMainAccount, plain, &sheet)
        }
        try await periods(setup.company, &sheet)
        for row in setup.sequences {
            let request = Reskontra_V1_SetNumberSequenceRequest.with {
                ($0.company, $0.sequence) = (company, row)
            }
            try call(.setNumberSequence, request, &sheet)
        }
        for row in setup.exchangeRateTypes {
            let request = Reskontra_V1_SetExchangeRateTypeRequest.with { ($0.company, $0.type) = (company, row) }
            try call(.setExchangeRateType, request, &sheet)
        }
        for row in setup.rates {
            let request = Reskontra_V1_SetExchangeRateRequest.with { ($0.company, $0.rate) = (company, row) }
            try call(.setExchangeRate, request, &sheet)
        }
        for row in setup.taxCodes {
            let request = Reskontra_V1_SetTaxCodeRequest.with { ($0.company, $0.taxCode) = (company, row) }
            try call(.setTaxCode, request, &sheet)
        }
        for row in setup.taxGroups {
            let request = Reskontra_V1_SetTaxGroupRequest.with { ($0.company, $0.group) = (company, row) }
            try call(.setTaxGroup, request, &sheet)
        }
        // What names tax groups and other accounts.
        for account in setup.accounts where account.isMoreThanAName {
            let request = Reskontra_V1_SetMainAccountRequest.with { $0.account = account }
            try call(.setMainAccount, request, &sheet)
        }
        for row in setup.automaticAccounts {
            let request = Reskontra_V1_SetAutomaticAccountRequest.with {
                ($0.company, $0.account) = (company, row)
            }
            try call(.setAutomaticAccount, request, &sheet)
        }
        for row in setup.paymentCalendars {
            let request = Reskontra_V1_SetPaymentCalendarRequest.with {
                ($0.company, $0.calendar) = (company, row)
            }
            try call(.setPaymentCalendar, request, &sheet)
        }
        for row in setup.paymentJournalNames {
            let request = Reskontra_V1_SetPaymentJournalNameRequest.with {
                ($0.company, $0.name) = (company, row)
            }
            try call(.setPaymentJournalName, request, &sheet)
        }
        for row in setup.paymentSchedules {
            let request = Reskontra_V1_SetPaymentScheduleRequest.with {
                ($0.company, $0.schedule) = (company, row)
            }
            try call(.setPaymentSchedule, request, &sheet)
        }
        for row in setup.terms {
            let request = Reskontra_V1_SetTermsOfPaymentRequest.with {
                ($0.company, $0.terms) = (company, row)
            }
            try call(.setTermsOfPayment, request, &sheet)
        }
        for row in Self.successorsFirst(setup.cashDiscounts) {
            let request = Reskontra_V1_SetCashDiscountRequest.with {
                ($0.company, $0.discount) = (company, row)
            }
            try call(.setCashDiscount, request, &sheet)
        }
        try methods(setup, company, &sheet)
        try await banks(company, &sheet)
        for row in setup.customerGroups {
            let request = Reskontra_V1_SetCustomerGroupRequest.with {
                ($0.company, $0.group) = (company, row)
            }
            try call(.setCustomerGroup, request, &sheet)
        }
        try await sales(company, &sheet)
        try await paymentFees(company, &sheet)
        try await collections(company, &sheet)
        try await credit(company, &sheet)
        let codes = Set(
            setup.profiles.flatMap { $0.lines.map(\.interestCode) } + setup.billingCodes.map(\.interestCode))
        try await interest(company, codes: codes.subtracting([""]).sorted(), &sheet)
        for row in setup.billingCodes {
            let request = Reskontra_V1_SetBillingCodeRequest.with {
                ($0.company, $0.billingCode) = (company, row)
            }
            try call(.setBillingCode, request, &sheet)
        }
        try profiles(setup.profiles, company, &sheet)
        try await allocationOrders(company, of: nil, &sheet)
        try parameters(setup.parameters, company, &sheet)
        for row in setup.intercompanyPairs {
            let request = Reskontra_V1_SetIntercompanyPairRequest.with {
                ($0.company, $0.pair) = (company, row)
            }
            try call(.setIntercompanyPair, request, &sheet)
        }
        for row in try await desk.allUserGroups() {
            let request = Reskontra_V1_SetUserGroupRequest.with { ($0.company, $0.group) = (company, row) }
            try call(.setUserGroup, request, &sheet)
        }
    }

    /// Methods first, then their specifications, then the methods that name one.
    private func methods(
        _ setup: Reskontra_V1_GetSetupResponse, _ company: String, _ sheet: inout ExportSheet
    ) throws {
        for row in setup.methods {
            let plain = Reskontra_V1_SetMethodOfPaymentRequest.with {
                ($0.company, $0.method) = (company, row)
                $0.method.paymentSpecification = ""
            }
            try call(.setMethodOfPayment, plain, &sheet)
        }
        for row in setup.paymentSpecifications {
            let request = Reskontra_V1_SetPaymentSpecificationRequest.with {
                ($0.company, $0.specification) = (company, row)
            }
            try call(.setPaymentSpecification, request, &sheet)
        }
        for row in setup.methods where !row.paymentSpecification.isEmpty {
            let request = Reskontra_V1_SetMethodOfPaymentRequest.with { ($0.company, $0.method) = (company, row) }
            try call(.setMethodOfPayment, request, &sheet)
        }
    }

    /// Years of calendar months are made with the company, other periods one by one, and those over them.
    private func periods(_ company: Reskontra_V1_Company, _ sheet: inout ExportSheet) async throws {
        let answer: Reskontra_V1_ListPeriodsResponse = try await desk.read(
            .listPeriods, Reskontra_V1_ListPeriodsRequest())
        let operating = answer.periods.filter { $0.kind == .operating }
        let years = Set(operating.map(\.from.year)).sorted()
        let areMonths =
            operating.count == years.count * 12
            && years.last.map { Int($0 - years[0]) + 1 == years.count } ?? false
            && operating.allSatisfy {
                $0.from.day == 1 && $0.from.month == $0.to.month && $0.from.year == $0.to.year
            }
        var request = Reskontra_V1_CreateCompanyRequest()
        (request.company.code, request.company.name) = (company.code, company.name)
        (request.company.accountingCurrency, request.company.timeZone) = (company.accountingCurrency, company.timeZone)
        if areMonths {
            (request.firstFiscalYear, request.fiscalYears) = (years[0], UInt32(years.count))
        } else {
            request.withoutPeriods = true
        }
        try call(.createCompany, request, &sheet)
        for period in answer.periods where !areMonths || period.kind != .operating {
            let request = Reskontra_V1_SetPeriodRequest.with {
                ($0.company, $0.from, $0.to) = (company.code, period.from, period.to)
                // As it was written before there were kinds, where it says the same.
                if period.kind != .operating { $0.kind = period.kind }
            }
            try call(.setPeriod, request, &sheet)
        }
    }

    /// Charges of single customers too: none of them has to be there. Customers' traits go with the customers.
    private func sales(_ company: String, _ sheet: inout ExportSheet) async throws {
        for row in try await desk.salesRows() {
            if case .traits = row.row { continue }
            let request = Reskontra_V1_SetSalesRowRequest.with { ($0.company, $0.row) = (company, row) }
            try call(.setSalesRow, request, &sheet)
        }
    }

    private func paymentFees(_ company: String, _ sheet: inout ExportSheet) async throws {
        let setup: Reskontra_V1_ListPaymentFeesResponse = try await desk.read(
            .listPaymentFees, Reskontra_V1_ListPaymentFeesRequest())
        for row in setup.bankAccounts {
            let request = Reskontra_V1_SetPaymentBankRequest.with { ($0.company, $0.bankAccount) = (company, row) }
            try call(.setPaymentBank, request, &sheet)
        }
        for row in setup.fees {
            let request = Reskontra_V1_SetPaymentFeeRequest.with { ($0.company, $0.fee) = (company, row) }
            try call(.setPaymentFee, request, &sheet)
        }
    }

    private func collections(_ company: String, _ sheet: inout ExportSheet) async throws {
        let setup: Reskontra_V1_GetCollectionsSetupResponse = try await desk.read(
            .getCollectionsSetup, Reskontra_V1_GetCollectionsSetupRequest())
        for row in setup.definitions {
            let request = Reskontra_V1_SetAgingDefinitionRequest.with {
                ($0.company, $0.definition) = (company, row)
            }
            try call(.setAgingDefinition, request, &sheet)
        }
        for row in setup.pools {
            let request = Reskontra_V1_SetPoolRequest.with { ($0.company, $0.pool) = (company, row) }
            try call(.setPool, request, &sheet)
        }
        for row in setup.sequences {
            let request = Reskontra_V1_SetLetterSequenceRequest.with {
                ($0.company, $0.sequence) = (company, row)
            }
            try call(.setLetterSequence, request, &sheet)
        }
        try workers(setup, company, &sheet)
    }

    private func interest(_ company: String, codes: [String], _ sheet: inout ExportSheet) async throws {
        for code in codes {
            let answer: Reskontra_V1_ListInterestVersionsResponse = try await desk.read(
                .listInterestVersions, Reskontra_V1_ListInterestVersionsRequest.with { $0.code = code })
            guard let first = answer.code.versions.first else { continue }
            let made = Reskontra_V1_SetInterestCodeRequest.with {
                ($0.company, $0.code, $0.description_p, $0.version) = (company, code, answer.code.description_p, first)
                // A version ends where the next begins.
                $0.version.clearEffectiveTo()
            }
            try call(.setInterestCode, made, &sheet)
            for version in answer.code.versions.dropFirst() {
                let next = Reskontra_V1_NewInterestVersionRequest.with {
                    ($0.company, $0.code, $0.version) = (company, code, version)
                    $0.version.clearEffectiveTo()
                }
                try call(.newInterestVersion, next, &sheet)
            }
        }
    }

    /// Profiles first, then their lines, then the profiles that name another one.
    private func profiles(
        _ profiles: [Reskontra_V1_GetSetupResponse.ProfileWithLines], _ company: String, _ sheet: inout ExportSheet
    ) throws {
        for row in profiles {
            let request = Reskontra_V1_SetPostingProfileRequest.with {
                ($0.company, $0.profile) = (company, row.profile)
                $0.profile.closeProfile = ""
            }
            try call(.setPostingProfile, request, &sheet)
        }
        for row in profiles {
            for line in row.lines where line.accountCode != .table {
                let request = Reskontra_V1_SetPostingProfileLineRequest.with {
                    ($0.company, $0.profile, $0.line, $0.rowMode) = (company, row.profile.code, line, .create)
                }
                try call(.setPostingProfileLine, request, &sheet)
            }
        }
        for row in profiles where !row.profile.closeProfile.isEmpty {
            let request = Reskontra_V1_SetPostingProfileRequest.with {
                ($0.company, $0.profile) = (company, row.profile)
            }
            try call(.setPostingProfile, request, &sheet)
        }
    }

    private func parameters(
        _ parameters: Reskontra_V1_Parameters, _ company: String, _ sheet: inout ExportSheet
    ) throws {
        var known = parameters
        // A customer, and there is none yet.
        known.oneTimeTemplate = ""
        let object = try JSONSerialization.jsonObject(with: Data(try known.jsonString(options: Self.protoNames).utf8))
        let names = (object as? [String: Any] ?? [:]).keys.sorted()
        guard !names.isEmpty else { return }
        let request = Reskontra_V1_SetParametersRequest.with {
            ($0.company, $0.parameters, $0.updateMask) = (company, known, names)
        }
        try call(.setParameters, request, &sheet)
    }

    private static var protoNames: JSONEncodingOptions {
        var options = JSONEncodingOptions()
        options.preserveProtoFieldNames = true
        return options
    }

    func call(_ method: Schema.Method, _ request: any Message, _ sheet: inout ExportSheet) throws {
        let message = try JSONSerialization.jsonObject(with: Data(try request.jsonString().utf8))
        let line = try JSONSerialization.data(
            withJSONObject: ["method": method.name, "request": message],
            options: [.sortedKeys, .withoutEscapingSlashes])
        sheet.write(String(decoding: line, as: UTF8.self) + "\n")
    }

    /// A discount names what follows when it has ended.
    private static func successorsFirst(_ discounts: [Reskontra_V1_CashDiscount]) -> [Reskontra_V1_CashDiscount] {
        var sorted: [Reskontra_V1_CashDiscount] = []
        var rest = discounts
        while !rest.isEmpty {
            let ready = rest.filter { row in !rest.contains { $0.code == row.nextCode } }
            // A circle cannot be set up; if one were told, it would not be left out.
            let taken = ready.isEmpty ? rest : ready
            sorted += taken
            rest.removeAll { row in taken.contains { $0.code == row.code } }
        }
        return sorted
    }
}

extension Reskontra_V1_MainAccount {
    fileprivate var isMoreThanAName: Bool {
        blocked || !itemTaxGroup.isEmpty || !salesTaxGroup.isEmpty || !defaultDimensions.isEmpty || !allocation.isEmpty
    }
}
