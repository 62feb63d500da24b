import ArgumentParser
import Schema

struct RuleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule",
        abstract: "Blocking and exclusion rules of the credit check.",
        subcommands: [RuleList.self, RuleSet.self, RuleDelete.self])
}

extension Reskontra_V1_SetBlockingRuleRequest: GuardedRequest {}
extension Reskontra_V1_DeleteBlockingRuleRequest: GuardedRequest {}

struct RuleList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "All rules by id.",
        discussion: """
            EXAMPLES
              reskontra rule list
              reskontra rule list -o csv
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var whole = Reskontra_V1_ListBlockingRulesResponse()
        var request = Reskontra_V1_ListBlockingRulesRequest()
        repeat {
            let answer: Reskontra_V1_ListBlockingRulesResponse = try await desk.read(.listBlockingRules, request)
            whole.rules += answer.rules
            whole.sequence = answer.sequence
            request.after = answer.next
        } while !request.after.isEmpty
        let table = Table.rules(whole.rules)
        let order = whole.sequence.map { Words.of($0) }.joined(separator: ", ")
        try desk.show(View(whole, table, lines: whole.rules, footer: order.isEmpty ? [] : ["told in this order: \(order)"]))
    }
}

struct RuleSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Create a rule, or replace the one with its id.",
        discussion: """
            EXAMPLES
              reskontra rule set days-overdue 30 --decline
              reskontra rule set overdue-amount 500.00 --currency GBP --customer C-1001
              reskontra rule set credit-limit-used 90 --exclusion
            """)

    @Argument(
        help: "days-overdue, account-status, terms-of-payment, credit-limit-expired, overdue-amount, order-amount, credit-limit-used, dunning-level or overdue-share.")
    var type: String
    @Argument(help: "Days, an amount, a percent, a level; a code for account-status and terms-of-payment.") var value: String
    @Option(help: "Id; without one the next free one.") var id = ""
    @Option(help: "Only this customer.") var customer: String?
    @Option(help: "Only this credit management group.") var group: String?
    @Option(help: "Of the group only this risk group.") var riskGroup = ""
    @Option(help: "Currency of an amount; without one the customer's limit currency.") var currency = ""
    @Option(help: "overdue-amount: the used credit must pass this percent too.") var threshold: String?
    @Option(help: "overdue-share: only items older than so many days.") var olderThan: UInt32 = 0
    @Flag(help: "Below the value the other rules are not looked at.") var exclusion = false
    @Flag(help: "An exclusion that releases the order.") var release = false
    @Flag(help: "Decline; without it a person decides.") var decline = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard customer == nil || group == nil else { throw ValidationError("choose --customer or --group") }
    }

    func run(_ desk: Desk) async throws {
        var rule = Reskontra_V1_BlockingRule()
        rule.id = id
        rule.type = try Words.parse(type, as: Reskontra_V1_RuleType.self, what: "type of rule")
        rule.exclusion = exclusion
        rule.scope = customer != nil ? .table : group != nil ? .group : .all
        rule.scopeID = customer ?? group ?? ""
        rule.riskGroup = riskGroup
        if [.accountStatus, .termsOfPayment].contains(rule.type) {
            rule.valueCode = value
        } else {
            rule.value = try decimal(value)
        }
        rule.currency = currency.uppercased()
        if let threshold { rule.thresholdPercent = try decimal(threshold) }
        rule.olderThanDays = olderThan
        rule.releaseOrder = release
        rule.decline = decline
        let request = Reskontra_V1_SetBlockingRuleRequest.with { $0.rule = rule }
        try await Writing<_, Reskontra_V1_SetBlockingRuleResponse>(
            method: .setBlockingRule, request: request, options: writing, movesMoney: false, question: "Set this rule",
            view: { View($0, .rules([$0.rule]), lines: [$0.rule]) }
        )
        .run(desk)
    }
}

struct RuleDelete: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete a rule.",
        discussion: """
            EXAMPLES
              reskontra rule delete R1
              reskontra rule delete R1 --dry-run
            """)

    @Argument(help: "Id of the rule.") var id: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_DeleteBlockingRuleRequest.with { $0.ruleID = id }
        try await Writing<_, Reskontra_V1_DeleteBlockingRuleResponse>(
            method: .deleteBlockingRule, request: request, options: writing, movesMoney: false,
            question: "Delete this rule", view: { View($0, .rules([$0.rule]), lines: [$0.rule]) }
        )
        .run(desk)
    }
}

extension Reskontra_V1_BlockingRule {
    /// What it compares with: a code, or a figure with its currency.
    var valueText: String {
        valueCode.isEmpty ? DecimalText.text(value) + (currency.isEmpty ? "" : " \(currency)") : valueCode
    }
}

extension Table {
    fileprivate static func rules(_ rules: [Reskontra_V1_BlockingRule]) -> Table {
        Table(
            [
                .text("id"), .text("type"), .text("for"), .text("value"), .text("effect"),
            ],
            rows: rules.map { rule in
                let scope = rule.scopeID.isEmpty ? "all" : rule.scopeID + (rule.riskGroup.isEmpty ? "" : " \(rule.riskGroup)")
                let effect =
                    rule.exclusion ? (rule.releaseOrder ? "releases" : "excludes") : rule.decline ? "declines" : "refers"
                return [
                    .text(rule.id), .text(Words.of(rule.type)), .text(scope), .text(rule.valueText),
                    .text(effect, rule.decline ? .bad : .plain),
                ]
            })
    }
}
