import ArgumentParser
import Foundation
import ReskontraClient

/// The command line for support staff.
@main
struct Reskontra: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reskontra",
        abstract: "Accounts receivable at the command line.",
        discussion: """
            EXAMPLES
              reskontra C-1001                                 the customer card
              reskontra credit check C-1001 "250.00 EUR"       would this sale pass now?

            `reskontra --map` lists every command, `reskontra help TOPIC` explains \(HelpTopic.list).

            Exit codes: 0 done, 1 failed, 2 the answer is no, 3 not found, 4 not allowed, 5 conflict, 6 some items
            failed, 7 server not available, 8 outcome unknown, 9 not confirmed, 64 usage, 130 interrupted.
            """,
        version: "0.1.0",
        subcommands: [
            CustomerCommand.self, CreditCommand.self, AuthCommand.self, InvoiceCommand.self, RecurringCommand.self,
            TermsCommand.self, ScheduleCommand.self, RateCommand.self, MethodCommand.self,
            PaymentCommand.self, MandateCommand.self, DirectDebitCommand.self, BillCommand.self,
            CardCommand.self,
            BankCommand.self,
            InterestCommand.self, LetterCommand.self, CollectionsCommand.self, PromiseCommand.self, DisputeCommand.self,
            CaseCommand.self,
            HoldCommand.self, GroupCommand.self, LimitCommand.self, RuleCommand.self, ExposureCommand.self,
            ProposalCommand.self, GrantCommand.self,
            OrderCommand.self, SlipCommand.self, DeliveryCommand.self, ChargeCommand.self, CommissionCommand.self,
            FeeCommand.self, PeriodCommand.self, RevaluationCommand.self,
            PrepayCommand.self, ReimburseCommand.self, WriteOffCommand.self, NettingCommand.self,
            ItemCommand.self, SettlementCommand.self, StatementCommand.self, AgingCommand.self,
            LedgerCommand.self,
            FindCommand.self, WhyCommand.self, ProveCommand.self, EventCommand.self, CacheCommand.self, ServerCommand.self, TopCommand.self, SetupCommand.self,
            OutcomeCommand.self, RetryCommand.self, CallCommand.self, DescribeCommand.self, ErrorCommand.self,
            ImportCommand.self, ExportCommand.self, ProfileCommand.self, DoctorCommand.self, DemoCommand.self, BenchCommand.self,
        ])

    /// `reskontra C-1001` alone shows the customer card; a word that is no command gets a suggestion.
    static func main() async {
        var words = Array(CommandLine.arguments.dropFirst())
        if words.first == "--map" {
            let wantsJSON = FailureReport.wantsJSON(words)
            Terminal.writeAll(wantsJSON ? CommandTree.json(Reskontra.self) : CommandTree.map(Reskontra.self))
            return
        }
        if words.count == 2, words[0] == "help", let topic = HelpTopic(rawValue: words[1]) {
            Terminal.writeAll(topic.text)
            return
        }
        if let first = words.first, CommandTree.isNumber(first, root: Reskontra.self) {
            words = ["customer", "show"] + words
        } else if let unknown = CommandTree.unknownWord(in: words, root: Reskontra.self) {
            let hint = unknown.suggestion.map { "; did you mean '\($0)'?" } ?? ""
            leave(ValidationError("\(unknown.path): there is no command '\(unknown.word)'\(hint)"), words)
        }
        do {
            var command = try parseAsRoot(words)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            leave(error, words)
        }
    }

    /// Every failure with its documented exit code. Usage mistakes found by the parser keep its text, but for JSON.
    private static func leave(_ error: any Error, _ words: [String]) -> Never {
        let wantsJSON = FailureReport.wantsJSON(words)
        let report: FailureReport
        switch error {
        case let status as ExitStatus: Foundation.exit(status.rawValue)
        case let code as ExitCode: Foundation.exit(code.rawValue)
        case let failure as CallFailure:
            var refused = FailureReport(failure)
            refused.nameNextCommand(after: words)
            report = refused
        case let failure as Unconfirmed: report = FailureReport(failure.description, .notConfirmed)
        case let failure as TextFailure: report = FailureReport("\(failure)", .usage)
        case let failure as BankRefusal: report = FailureReport(failure.description, .no, remedy: failure.remedy)
        case let failure as SettingsFailure: report = FailureReport(failure.description, .usage)
        case let failure as SavedRequestFailure: report = FailureReport(failure.description, .failed)
        // Of our own, thrown while a command runs; the usage of the root would say nothing.
        case let failure as ValidationError: report = FailureReport(failure.message, .usage)
        case is CleanExit: exit(withError: error)
        default:
            if exitCode(for: error) == .success { exit(withError: error) }
            if "\(type(of: error))" == "CommandError" {
                guard wantsJSON else { exit(withError: error) }
                report = FailureReport(message(for: error), .usage)
            } else {
                report = FailureReport("\(error)", .failed)
            }
        }
        Terminal.writeError(wantsJSON ? report.json() : report.text(isColored: Terminal.errorIsTerminal))
        Foundation.exit(report.status.rawValue)
    }
}
