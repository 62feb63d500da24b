import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf
import Testing

extension EndToEnd {
    /// A company moves to an empty server by the files of the command line (F12).
    @Suite("moving a company") struct MovingTests {
        @Test("F12: set-up, customers, what was agreed with them, open items and orders exported, imported into an empty server and exported again are the same bytes")
        func roundTrip() async throws {
            let (old, new) = (try await LedgerProcess(), try await LedgerProcess())
            try await EndToEndTests.setUp(old)
            try await trade(old.connect())
            try await agree(old.connect())
            try await judge(old.connect())
            // What was signed on a day must have been signed before today on the new server too.
            let today = try await old.connect().call(
                .getServerInfo, Reskontra_V1_GetServerInfoRequest(), as: Reskontra_V1_GetServerInfoResponse.self)
            let empty = try await new.connect()
            _ = try await empty.call(
                .setClock, Reskontra_V1_SetClockRequest.with { $0.to = today.message.now },
                as: Reskontra_V1_SetClockResponse.self, key: empty.newKey())
            try await tax(old.connect())
            try await wait(old.connect())
            try await shut(old.connect())
            let folder = try Folder()
            let files = [
                "setup.jsonl", "customers.csv", "agreements.jsonl", "opening.csv", "orders.csv", "periods.jsonl",
            ]
            func export(_ server: LedgerProcess, to suffix: String) async throws -> [[Substring]] {
                let kinds = [
                    ["setup", "export"], ["export", "customers"], ["export", "agreements"], ["export", "opening"],
                    ["export", "orders"], ["export", "periods"],
                ]
                for (file, words) in zip(files, kinds) {
                    let run = try await reskontra(words + ["--to", folder.file(file + suffix)], server)
                    #expect(run.status == 0, "\(words): \(run.errors)")
                }
                return try files.map { try String(contentsOfFile: folder.file($0 + suffix), encoding: .utf8).split(separator: "\n") }
            }

            let before = try await export(old, to: ".1")
            #expect(before.map { $0.count > 1 } == [true, true, true, true, true, true])
            #expect(before[0].contains { $0.contains("PERIOD_KIND_CLOSING") })
            // Each kind of set-up is there to be compared.
            let calls = before[0] + before[2] + before[5]
            for method in Self.methods { #expect(calls.contains { $0.contains("\"\(method)\"") }, "\(method)") }
            // A foreign item keeps the rate at which it was posted, not the table's.
            #expect(before[3].contains { $0.hasPrefix("INV-EUR,") && $0.contains(",0.91,") })
            // Tax, cash discount and dimension of an item.
            let columns = before[3][0].split(separator: ",", omittingEmptySubsequences: false)
            let taxed = try #require(before[3].first { $0.hasPrefix("INV-TAX,") })
                .split(separator: ",", omittingEmptySubsequences: false)
            for (name, value) in [("tax", "20.00"), ("cash_discount", "10D"), ("dimension", "NORTH")] {
                let place = try #require(columns.firstIndex { $0 == name })
                #expect(taxed[place] == value, "\(name)")
            }
            #expect(before[2].contains { $0.contains("\"one_time_template\"") || $0.contains("\"oneTimeTemplate\"") })
            try expectWhatWaits(before)
            // What no file carries is told: the run of each generated draft, nothing else.
            let told = try await reskontra(["export", "agreements", "--to", folder.file("told.jsonl")], old)
            let lines = told.errors.split(separator: "\n").filter { $0.hasPrefix("left out: ") }
            #expect(lines.count == 2 && lines.allSatisfy { $0.contains(" is of run ") }, "\(told.errors)")
            let imports = [
                ["setup", "import"], ["import", "customers"], ["setup", "import"], ["import", "opening"], ["import", "orders"],
                ["setup", "import"],
            ]
            for (file, words) in zip(files, imports) {
                let run = try await reskontra(words + [folder.file(file + ".1")], new, in: folder)
                #expect(run.status == 0, "\(words): \(run.errors)\(run.output)")
            }
            // The opening items took vouchers, nothing else moved.
            let after = try await export(new, to: ".2")
            #expect(after[0].filter { !$0.contains("SEQUENCE_KIND_VOUCHER") } == before[0].filter { !$0.contains("SEQUENCE_KIND_VOUCHER") })
            #expect(Array(after[1...]) == Array(before[1...]))

            // Twice changes nothing.
            for (file, words) in zip(files, imports) where file != "setup.jsonl" {
                let run = try await reskontra(words + [folder.file(file + ".1")], new, in: folder)
                #expect(run.status == 0, "\(words): \(run.errors)\(run.output)")
            }
            let again = try await export(new, to: ".3")
            #expect(again == after)
            try await expectGoingOn(new.connect())

            let verified = try await new.connect().call(
                .verifyBook, Reskontra_V1_VerifyBookRequest(), as: Reskontra_V1_VerifyBookResponse.self)
            #expect(verified.message.findings.isEmpty)
        }

        private static let methods = [
            "Bank.SetBankAccount", "DirectDebit.SetCreditorAccount", "CreditHolds.SetCreditReason", "CreditRisk.SetRiskGroup",
            "CreditProfiles.SetCreditGroup", "CreditRules.SetBlockingRule", "CreditRules.SetRuleSequence",
            "Collections.SetAgent", "Settlement.SetAllocationOrder", "Setup.SetPostingProfileLine",
            "CreditProfiles.SetGuarantee", "DirectDebit.ImportMandates", "CreditProfiles.SetCreditProfile",
            "CreditRules.SetCreditTraits", "CreditProfiles.SetCurrencyLimit", "CreditProfiles.AddGroupMember",
            "CreditHolds.SetCheckpoints", "CreditRisk.SetScoringGroup", "CreditRisk.SetAutoLimit",
            "Cards.SetPaymentService", "Collections.SetAutomationProcess", "Reimbursements.SetPayoutAccount",
            "FreeText.SaveAsTemplate", "FreeText.CreateFreeTextInvoice", "Recurring.SetRecurringAssignment",
            "CreditLimits.ImportLimits", "Periods.ImportPeriod", "Periods.SetUserGroup",
        ]

        @Test("a bad row of an opening file is refused with its line, the others are taken; a set-up line that is none sends nothing")
        func badRows() async throws {
            let server = try await LedgerProcess()
            let folder = try Folder()
            let setup = try folder.write(
                """
                {"method":"Setup.SetMainAccount","request":{"account":{"number":"1200","name":"Receivables"}}}
                {"method":"Setup.SetMainAcount","request":{}}

                """, to: "setup.jsonl")
            let refused = try await reskontra(["setup", "import", setup], server)
            #expect(refused.status == 64 && refused.errors.contains("line 2") && refused.errors.contains("SetMainAccount"))

            // A company that is not live yet, with its customers.
            let old = try await LedgerProcess()
            try await EndToEndTests.setUp(old)
            try await setOpeningAccount(old.connect())
            for (words, file) in [(["setup", "export"], "all.jsonl"), (["export", "customers"], "customers.csv")] {
                let run = try await reskontra(words + ["--to", folder.file(file)], old)
                #expect(run.status == 0, "\(run.errors)")
            }
            for words in [["setup", "import", folder.file("all.jsonl")], ["import", "customers", folder.file("customers.csv")]] {
                let run = try await reskontra(words, server, in: folder)
                #expect(run.status == 0, "\(run.errors)")
            }
            let connection = try await server.connect()
            let customer = try await firstCustomer(connection)
            let opening = try folder.write(
                """
                number,customer,date,currency,open,kind
                A-1,\(customer),2010-12-01,GBP,10.00,
                A-2,NOBODY,2010-12-01,GBP,10.00,
                A-3,\(customer),2010-12-01,GBP,-4.00,credit-note
                A-4,\(customer),2010-12-01,GBP,0.00,
                A-5,\(customer),2010-12-01,GBP,x,
                A-6,\(customer),2010-12-01,GBP,1.00,wish

                """, to: "opening.csv")
            let run = try await reskontra(["import", "opening", opening], server, in: folder)
            #expect(run.status == 6, "\(run.errors)\(run.output)")
            let rejects = try String(contentsOfFile: folder.file("opening.csv.opening.rejects.csv"), encoding: .utf8)
            #expect(rejects.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }.sorted() == ["3", "5", "6", "7"])
            let items = try await connection.call(
                .listOpenItems, Reskontra_V1_ListOpenItemsRequest.with { $0.customerNumber = customer },
                as: Reskontra_V1_ListOpenItemsResponse.self)
            #expect(items.message.items.map(\.number).sorted() == ["A-1", "A-3"])
        }

        func reskontra(
            _ words: [String], _ server: LedgerProcess, in folder: Folder? = nil
        ) async throws -> (status: Int32, output: String, errors: String) {
            var words = words
            // The rejects file appears beside the file that is imported.
            if let folder, words.first == "import", let file = words.last {
                words += ["--rejects", folder.file("\(file.split(separator: "/").last ?? "").\(words[1]).rejects.csv")]
            }
            let child = try Child(
                Binaries.client, words + ["--address", "127.0.0.1:\(server.port)", "--company", "UK01"], name: "reskontra")
            let status = try await child.ended(withinSeconds: 60)
            return (status, child.output, child.errors)
        }

        func setOpeningAccount(_ connection: Connection) async throws {
            _ = try await connection.call(
                .setMainAccount,
                Reskontra_V1_SetMainAccountRequest.with { ($0.account.number, $0.account.name) = ("9000", "Opening balances") },
                as: Reskontra_V1_SetMainAccountResponse.self, key: connection.newKey())
            _ = try await connection.call(
                .setAutomaticAccount,
                Reskontra_V1_SetAutomaticAccountRequest.with { ($0.account.postingType, $0.account.mainAccount) = (.opening, "9000") },
                as: Reskontra_V1_SetAutomaticAccountResponse.self, key: connection.newKey())
        }

        /// Banks, credit control and collections; with one customer a rule, an order of payment, a guarantee and a mandate.
        private func agree(_ connection: Connection) async throws {
            func set<Answer: Message & Sendable>(
                _ method: Schema.Method, _ type: Answer.Type, _ request: some Message
            ) async throws {
                _ = try await connection.call(method, request, as: type, key: connection.newKey())
            }
            let customer = try await firstCustomer(connection)
            try await set(
                .setExchangeRate, Reskontra_V1_SetExchangeRateResponse.self,
                Reskontra_V1_SetExchangeRateRequest.with {
                    ($0.rate.from, $0.rate.to) = ("EUR", "GBP")
                    ($0.rate.rate.unscaled, $0.rate.rate.scale) = (85, 2)
                    ($0.rate.validFrom.year, $0.rate.validFrom.month, $0.rate.validFrom.day) = (2010, 1, 1)
                })
            try await set(
                .postInvoice, Reskontra_V1_PostInvoiceResponse.self,
                Reskontra_V1_PostInvoiceRequest.with {
                    ($0.document.customerNumber, $0.document.invoiceNumber) = (customer, "INV-EUR")
                    ($0.document.currency, $0.document.exchangeRate.unscaled, $0.document.exchangeRate.scale) = ("EUR", 91, 2)
                    $0.document.lines = [
                        .with {
                            $0.mainAccount = "4000"
                            ($0.amount.currency, $0.amount.minor) = ("EUR", 10_000)
                        }
                    ]
                })
            let day = Reskontra_V1_Date.with { ($0.year, $0.month, $0.day) = (2010, 11, 1) }
            let later = Reskontra_V1_Date.with { ($0.year, $0.month, $0.day) = (2030, 12, 31) }
            try await set(
                .setBankAccount, Reskontra_V1_SetBankAccountResponse.self,
                Reskontra_V1_SetBankAccountRequest.with {
                    ($0.account.code, $0.account.name, $0.account.methodOfPayment) = ("EURO", "Euro account", "CASH")
                    ($0.account.identifiers, $0.account.currency) = (["DE02120300000000202051"], "EUR")
                })
            try await set(
                .setCreditorAccount, Reskontra_V1_SetCreditorAccountResponse.self,
                Reskontra_V1_SetCreditorAccountRequest.with {
                    ($0.account.code, $0.account.name) = ("MAIN", "Aldgate and Sons")
                    ($0.account.iban, $0.account.creditorID) = ("DE89370400440532013000", "DE98ZZZ09999999999")
                })
            try await set(
                .setCreditReason, Reskontra_V1_SetCreditReasonResponse.self,
                Reskontra_V1_SetCreditReasonRequest.with { ($0.reason.reason, $0.reason.type) = ("LATE", .hold) })
            try await set(
                .setRiskGroup, Reskontra_V1_SetRiskGroupResponse.self,
                Reskontra_V1_SetRiskGroupRequest.with {
                    ($0.riskGroup.riskGroup, $0.riskGroup.from, $0.riskGroup.to) = ("LOW", 0, 49)
                })
            try await set(
                .setCreditGroup, Reskontra_V1_SetCreditGroupResponse.self,
                Reskontra_V1_SetCreditGroupRequest.with {
                    ($0.creditGroup.creditGroup, $0.creditGroup.expiresOn) = ("FAMILY", later)
                    ($0.creditGroup.creditLimit.currency, $0.creditGroup.creditLimit.minor) = ("GBP", 500_000)
                })
            for (id, scope) in [("ALL-1", Reskontra_V1_RuleScope.all), ("ONE-1", .table)] {
                try await set(
                    .setBlockingRule, Reskontra_V1_SetBlockingRuleResponse.self,
                    Reskontra_V1_SetBlockingRuleRequest.with {
                        ($0.rule.id, $0.rule.type, $0.rule.scope) = (id, .daysOverdue, scope)
                        ($0.rule.value.unscaled, $0.rule.scopeID) = (30, scope == .table ? customer : "")
                    })
            }
            try await set(
                .setAgent, Reskontra_V1_SetAgentResponse.self,
                Reskontra_V1_SetAgentRequest.with { ($0.agent.user, $0.agent.name, $0.agent.allowAllPools) = ("anna", "Anna", true) })
            for owner in ["", customer] {
                try await set(
                    .setAllocationOrder, Reskontra_V1_SetAllocationOrderResponse.self,
                    Reskontra_V1_SetAllocationOrderRequest.with {
                        ($0.order.customerNumber, $0.order.rule, $0.order.from) = (owner, .largest, day)
                    })
            }
            try await set(
                .setPostingProfileLine, Reskontra_V1_SetPostingProfileLineResponse.self,
                Reskontra_V1_SetPostingProfileLineRequest.with {
                    ($0.profile, $0.line.accountCode, $0.line.accountOrGroup) = ("GEN", .table, customer)
                    $0.line.summaryAccount = "1200"
                })
            try await set(
                .setGuarantee, Reskontra_V1_SetGuaranteeResponse.self,
                Reskontra_V1_SetGuaranteeRequest.with {
                    ($0.customerNumber, $0.guarantee.guaranteeID, $0.guarantee.guarantor) = (customer, "G-1", "Mother Ltd")
                    ($0.guarantee.value.currency, $0.guarantee.value.minor) = ("GBP", 100_000)
                    ($0.guarantee.effectiveOn, $0.guarantee.expiresOn) = (day, later)
                })
            try await set(
                .createMandate, Reskontra_V1_CreateMandateResponse.self,
                Reskontra_V1_CreateMandateRequest.with {
                    ($0.mandate.number, $0.mandate.customerNumber, $0.mandate.creditor) = ("MND-7", customer, "MAIN")
                    ($0.mandate.accountHolder, $0.mandate.iban) = ("Ann Smith", "DE02120300000000202051")
                    ($0.mandate.signatureDate, $0.mandate.signaturePlace) = (day, "Leeds")
                })
        }

        /// Items open in whole and in part, credits, a foreign one, flags, an order delivered in part.
        private func trade(_ connection: Connection) async throws {
            func call<Answer: Message & Sendable>(
                _ method: Schema.Method, _ request: some Message, as type: Answer.Type
            ) async throws -> Answer {
                try await connection.call(method, request, as: type, key: connection.newKey()).message
            }
            func pounds(_ minor: Int64) -> Reskontra_V1_Money { .with { ($0.currency, $0.minor) = ("GBP", minor) } }
            try await setOpeningAccount(connection)
            let customer = try await firstCustomer(connection)
            _ = try await call(
                .createCustomer,
                Reskontra_V1_CreateCustomerRequest.with {
                    ($0.customer.number, $0.customer.name, $0.customer.group) = ("X-1", "Ann \"Q\", Ltd", "GB")
                    ($0.customer.invoiceAccount, $0.customer.unlimitedCredit, $0.customer.holdStatus) = (customer, true, .invoice)
                    $0.customer.limitExpiresOn = .with { ($0.year, $0.month, $0.day) = (2011, 2, 28) }
                    $0.customer.addresses = [
                        .with { ($0.code, $0.address, $0.country, $0.default) = ("DEPOT", "Dock Road; 7: back", "GB", true) },
                        .with { ($0.code, $0.address, $0.name) = ("SHOP", "High Street 2", "Second \\ shop") },
                    ]
                    ($0.customer.chargeGroup, $0.customer.salesGroup, $0.customer.summarizeOrders) = ("CG", "SG", true)
                    $0.customer.defaultDimensions = [
                        .with { ($0.name, $0.value) = ("DEPT", "100") }, .with { ($0.name, $0.value) = ("UNIT", "U1") },
                    ]
                    $0.customer.bankAccounts = [
                        .with { ($0.code, $0.iban, $0.holder) = ("MAIN", "DE89370400440532013000", "Ann: Lee") }
                    ]
                }, as: Reskontra_V1_CreateCustomerResponse.self)
            for (kind, month, day) in [(Reskontra_V1_PeriodKind.opening, Int32(1), Int32(1)), (.closing, 12, 31)] {
                let date = Reskontra_V1_Date.with { ($0.year, $0.month, $0.day) = (2010, month, day) }
                _ = try await call(
                    .setPeriod, Reskontra_V1_SetPeriodRequest.with { ($0.from, $0.to, $0.kind) = (date, date, kind) },
                    as: Reskontra_V1_SetPeriodResponse.self)
            }
            for number in 1...5 {
                _ = try await call(
                    .postInvoice,
                    Reskontra_V1_PostInvoiceRequest.with {
                        ($0.document.customerNumber, $0.document.invoiceNumber) = (customer, "INV-\(number)")
                        $0.document.reference = "line one, \(number)"
                        $0.document.lines = [.with { ($0.mainAccount, $0.amount) = ("4000", pounds(Int64(number) * 1_111)) }]
                    }, as: Reskontra_V1_PostInvoiceResponse.self)
            }
            _ = try await call(
                .postPayment,
                Reskontra_V1_PostPaymentRequest.with {
                    ($0.customerNumber, $0.amount, $0.apply) = (customer, pounds(500), .named)
                    $0.items = [.with { $0.documentNumber = "INV-2" }]
                    $0.changeJournalAmount = false
                }, as: Reskontra_V1_PostPaymentResponse.self)
            _ = try await call(
                .postPayment,
                Reskontra_V1_PostPaymentRequest.with { ($0.customerNumber, $0.amount, $0.apply) = (customer, pounds(900), .none) },
                as: Reskontra_V1_PostPaymentResponse.self)
            _ = try await call(
                .setSalesRow,
                Reskontra_V1_SetSalesRowRequest.with {
                    ($0.row.delivery.kind, $0.row.delivery.code, $0.row.delivery.address) = (.destination, "YARD", "Port 1")
                }, as: Reskontra_V1_SetSalesRowResponse.self)
            _ = try await call(
                .setSalesRow, Reskontra_V1_SetSalesRowRequest.with { $0.row.parameters.splitByDelivery = true },
                as: Reskontra_V1_SetSalesRowResponse.self)
            _ = try await call(
                .setPaymentSchedule,
                Reskontra_V1_SetPaymentScheduleRequest.with {
                    ($0.schedule.code, $0.schedule.allocation, $0.schedule.count) = ("3M", .fixedQuantity, 3)
                }, as: Reskontra_V1_SetPaymentScheduleResponse.self)
            let order = Reskontra_V1_ImportOrderStateRequest.with {
                ($0.order.paymentSchedule, $0.order.deliveryAddress) = ("3M", "YARD")
                ($0.order.order, $0.order.customerNumber, $0.order.currency) = ("SO-1", customer, "GBP")
                $0.order.lines = [
                    .with {
                        ($0.line, $0.mainAccount, $0.item) = (1, "4000", "CHAIR")
                        ($0.ordered.unscaled, $0.price.unscaled, $0.price.scale) = (10, 525, 2)
                    },
                    .with {
                        ($0.line, $0.mainAccount, $0.description_p) = (2, "4000", "hours")
                        ($0.ordered.unscaled, $0.ordered.scale, $0.price.unscaled) = (25, 1, 40)
                    },
                ]
            }
            _ = try await call(.importOrderState, order, as: Reskontra_V1_ImportOrderStateResponse.self)
            _ = try await call(
                .registerPackingSlip,
                Reskontra_V1_RegisterPackingSlipRequest.with {
                    $0.order = "SO-1"
                    $0.lines = [.with { ($0.line, $0.quantity.unscaled) = (1, 4) }]
                }, as: Reskontra_V1_RegisterPackingSlipResponse.self)
        }
    }
}
