import ArgumentParser
import Foundation
import ReskontraClient
import Schema

/// `reskontra bench rules`: blocking rules in the bench's company, through the public RPCs.
struct BenchRules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Set blocking rules that every check of `reskontra bench` has to look past.",
        discussion: """
            Load the data set first. Half of the rules are for all customers: one of each type, then one per code of
            terms. A quarter each is for customers and for credit management groups. None trips, so that the answers
            stay what they were; those by days and amounts overdue have the ledger keep open amounts by due date.
            With --worst all are of one type that nothing is looked up by: a check evaluates every one.

            Examples:
              reskontra bench rules --rules 1000
              reskontra bench rules --rules 1000 --worst
            """)

    @Option(help: "host:port of the server.")
    var address = Address.loopback.description
    @Option(help: "Code of the company.")
    var company = BenchRequest.company
    @Option(help: "Rules, 8 to 10,000.")
    var rules = 1_000
    @Flag(help: "The worst case of the rules' index: overdue amounts of as many ages, for all customers.")
    var worst = false
    @Option(help: "Customers of the data set.")
    var customers = 100_000

    func validate() throws {
        guard (8...10_000).contains(rules), (1...999_999).contains(customers) else {
            throw ValidationError("--rules 8 to 10000, --customers 1 to 999999")
        }
    }

    func run() async throws {
        guard let address = Address.parse(address) else { throw ValidationError("--address must be host:port") }
        let connection = try await Connection.connect(to: address, company: company, clientName: "reskontra bench rules")
        for number in 0..<rules {
            let request = Reskontra_V1_SetBlockingRuleRequest.with { $0.rule = rule(number) }
            let _: Reply<Reskontra_V1_SetBlockingRuleResponse> = try await connection.call(
                .setBlockingRule, request, key: connection.newKey())
        }
        await connection.close()
        Terminal.write("set \(rules) blocking rules in \(company): a check evaluates \(evaluated) of them\n")
    }

    /// Those for all customers that no code looks up; a customer with a rule of its own has one more.
    private var evaluated: Int {
        worst ? rules : (0..<rules).count { $0 % 4 < 2 && Self.place($0) < Self.unreachable.count }
    }

    /// Of a rule for all customers among these.
    private static func place(_ number: Int) -> Int { number / 4 * 2 + number % 4 }

    /// What no customer of the data set reaches, by type.
    private static let unreachable: [(type: Reskontra_V1_RuleType, value: Int64)] = [
        (.daysOverdue, 100_000), (.overdueAmount, 1_000_000_000), (.overdueShare, 100), (.creditLimitUsed, 1_000),
        (.orderAmount, 1_000_000_000),
    ]

    private func rule(_ number: Int) -> Reskontra_V1_BlockingRule {
        .with {
            $0.id = worst ? "WORST-\(number)" : "BENCH-\(number)"
            guard !worst else {
                ($0.scope, $0.type, $0.olderThanDays) = (.all, .overdueAmount, UInt32(number + 1))
                $0.value = .with { $0.unscaled = 1_000_000_000 }
                return
            }
            switch number % 4 {
            case 0, 1:
                $0.scope = .all
                let place = Self.place(number)
                if place < Self.unreachable.count {
                    let (type, value) = Self.unreachable[place]
                    $0.type = type
                    $0.value = .with { $0.unscaled = value }
                    if type == .overdueShare { $0.olderThanDays = 1 }
                } else {
                    $0.type = .termsOfPayment
                    $0.valueCode = "T\(number)"
                }
            case 2:
                $0.scope = .table
                $0.scopeID = BenchRequest.customerNumber(number % customers)
                $0.type = .orderAmount
                $0.value = .with { $0.unscaled = 1_000_000_000 }
            default:
                $0.scope = .group
                $0.scopeID = "G\(number)"
                $0.type = .daysOverdue
                $0.value = .with { $0.unscaled = 100_000 }
            }
        }
    }
}
