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
            OutcomeCommand.self, RetryCommand.self, CallCommand.self, DescribeCommand.self, ErrorCommand.self, ShellCommand.self,
            ImportCommand.self, ExportCommand.self, ProfileCommand.self, DoctorCommand.self, DemoCommand.self, BenchCommand.self,
        ])

    static func main() async {
        let status = await run(Array(CommandLine.arguments.dropFirst()))
        if status != ExitStatus.done.rawValue { Foundation.exit(status) }
    }

    /// Does what one command line says, also one of the shell; the exit code. Failures are told on standard error.
    ///
    /// `reskontra C-1001` alone shows the customer card; a word that is no command gets a suggestion.
    static func run(_ line: [String]) async -> Int32 {
        var words = line
        if words.first == "--map" {
            let wantsJSON = FailureReport.wantsJSON(words)
            Terminal.writeAll(wantsJSON ? CommandTree.json(Reskontra.self) : CommandTree.map(Reskontra.self))
            return ExitStatus.done.rawValue
        }
        if words.count == 2, words[0] == "help", let topic = HelpTopic(rawValue: words[1]) {
            Terminal.writeAll(topic.text)
            return ExitStatus.done.rawValue
        }
        if let first = words.first, CommandTree.isNumber(first, root: Reskontra.self) {
            words = ["customer", "show"] + words
        } else if let unknown = CommandTree.unknownWord(in: words, root: Reskontra.self) {
            let hint = unknown.suggestion.map { "; did you mean '\($0)'?" } ?? ""
            return tell(ValidationError("\(unknown.path): there is no command '\(unknown.word)'\(hint)"), words)
        }
        do {
            var command = try await parsed(words)
            if words.contains("--watch"), (command as? any ClientCommand)?.isWatchable != true {
                throw ValidationError("--watch: this command does not only look")
            }
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return ExitStatus.done.rawValue
        } catch {
            return tell(error, words)
        }
    }

    /// What completion scripts ask may wait for the server, so not on a thread that the answer needs.
    private static func parsed(_ words: [String]) async throws -> any ParsableCommand {
        guard words.first == "---completion" else { return try parseAsRoot(words) }
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                do {
                    _ = try parseAsRoot(words)
                    continuation.resume(throwing: CleanExit.message(""))
                } catch { continuation.resume(throwing: error) }
            }
        }
    }

    /// Every failure with its documented exit code. Usage mistakes found by the parser keep its text, but for JSON.
    private static func tell(_ error: any Error, _ words: [String]) -> Int32 {
        let wantsJSON = FailureReport.wantsJSON(words)
        let report: FailureReport
        switch error {
        case let status as ExitStatus: return status.rawValue
        case let code as ExitCode: return code.rawValue
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
        case is CleanExit: return tellParsers(error)
        case is CancellationError where ShellSession.current != nil: return ExitStatus.interrupted.rawValue
        default:
            if exitCode(for: error) == .success { return tellParsers(error) }
            if "\(type(of: error))" == "CommandError" {
                guard wantsJSON else { return tellParsers(error) }
                report = FailureReport(message(for: error), .usage)
            } else {
                report = FailureReport("\(error)", .failed)
            }
        }
        let isColored = ColorChoice(words).allows(isTerminal: Terminal.errorIsTerminal)
        Terminal.writeError(wantsJSON ? report.json() : report.text(isColored: isColored))
        return report.status.rawValue
    }

    /// What the argument parser says itself: help, versions, wrong usage.
    private static func tellParsers(_ error: any Error) -> Int32 {
        let code = exitCode(for: error)
        let text = fullMessage(for: error)
        if !text.isEmpty {
            if code == .success { Terminal.write(text + "\n") } else { Terminal.writeError(text + "\n") }
        }
        return code.rawValue
    }
}
