import ArgumentParser
import Foundation
import ReskontraClient
import Schema

struct CardConnect: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect",
        abstract: "Ask the card provider what the ledger wants to know: the connector.",
        discussion: """
            --program runs a program once per call. It reads the call as one JSON object (CardCall of `reskontra describe
            TakeCardCalls`) and writes its answer as one JSON object: {"outcome": "CARD_OUTCOME_DONE", "reference": "..."}
            with the fields of ReportCardResult. "query": true means: say what became of it, perform nothing. The
            idempotency_key must go to the provider. A program that fails, says nothing or takes too long leaves the result
            unknown: it is asked again later, never performed again.

            EXAMPLES
              reskontra card connect --program ./acme-connector
              reskontra card connect --script OK,FAIL --once
            """)

    @Option(help: "Program that speaks to the provider.") var program: String?
    @Option(help: "A made-up provider, for sandboxes: its answers to captures, then always OK.") var script: String?
    @Option(help: "Of the made-up provider: its answers to refunds, then always OK.") var refundScript = ""
    @Option(help: "Only calls of this payment service.") var service = ""
    @Flag(help: "Work off what is there, then end.") var once = false
    @Option(help: ArgumentHelp("Between two looks.", valueName: "seconds")) var every: UInt32 = 5
    @OptionGroup var options: CommonOptions

    private static let answerSecondsMax = 45

    func run(_ desk: Desk) async throws {
        switch (program, script) {
        case (let path?, nil):
            // Calls are only taken for a program that can be run: what it never got is not unknown.
            guard Self.isProgram(path) else { throw ValidationError("'\(path)' is no program that can be run") }
            try await work(desk, ProgramProvider(path: path, secondsMax: Self.answerSecondsMax))
        case (nil, let words?):
            // It would report money that never came.
            guard try await desk.connection().welcome.sandbox else {
                throw ValidationError("--script is for sandboxes; this store is real")
            }
            try await work(
                desk,
                ScriptedCardProvider(
                    capture: words.split(separator: ",").map(String.init),
                    refund: refundScript.split(separator: ",").map(String.init)))
        default: throw ValidationError("name a --program, or a --script for a sandbox")
        }
    }

    private static func isProgram(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            && FileManager.default.isExecutableFile(atPath: path)
    }

    private func work(_ desk: Desk, _ provider: some CardProvider) async throws {
        let connection = try await desk.connection()
        let connector = CardConnector(
            company: "", provider: provider,
            take: { request in
                try await connection.callRetrying(
                    .takeCardCalls, request, as: Reskontra_V1_TakeCardCallsResponse.self, key: connection.newKey()).message
            },
            report: { request in
                try await connection.callRetrying(
                    .reportCardResult, request, as: Reskontra_V1_ReportCardResultResponse.self, key: connection.newKey()
                ).message
            })
        while true {
            for answer in try await connector.work(service: service, asksAgain: true) {
                try desk.show(
                    answer.hasRefund
                        ? .cardRefunds([answer.refund], answer: answer)
                        : answer.hasPayment
                            ? .cardPayment(answer.payment, answer: answer)
                            : .cardAuthorization(answer.authorization, answer: answer))
            }
            if once { return }
            try await Task.sleep(for: .seconds(Int(max(1, every))))
        }
    }
}

/// A program of the user's as a provider: one run per call, JSON in, JSON out.
private struct ProgramProvider: CardProvider {
    let path: String
    let secondsMax: Int

    func perform(_ call: Reskontra_V1_CardCall) async -> CardAnswer { await run(call) }
    func ask(_ call: Reskontra_V1_CardCall) async -> CardAnswer { await run(call) }

    private func run(_ call: Reskontra_V1_CardCall) async -> CardAnswer {
        guard let text = try? call.jsonString() else { return CardAnswer(.unknown, reason: "NOT_SENT") }
        let (path, secondsMax) = (path, secondsMax)
        let output = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: Self.output(path, text, secondsMax)) }
        }
        guard let output else { return CardAnswer(.unknown, reason: "NO_ANSWER") }
        guard let told = try? Reskontra_V1_ReportCardResultRequest(jsonUTF8Data: output), told.outcome != .unspecified else {
            Terminal.writeError("call \(call.id): what \(path) answered is no card result: its outcome stays unknown\n")
            return CardAnswer(.unknown, reason: "NO_ANSWER")
        }
        var answer = CardAnswer(told.outcome, reason: told.reason)
        if told.hasAmount { answer.amount = told.amount }
        if told.hasExpiresOn { answer.expiresOn = told.expiresOn }
        answer.reference = told.reference
        answer.authorizationExpired = told.authorizationExpired
        (answer.nameMatch, answer.addressMatch, answer.postalCodeMatch) =
            (told.nameMatch, told.addressMatch, told.postalCodeMatch)
        return answer
    }

    /// What it wrote; nil when it did not end well in time.
    private static func output(_ path: String, _ input: String, _ secondsMax: Int) -> Data? {
        let (process, stdin, stdout) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: path)
        process.standardInput = stdin
        process.standardOutput = stdout
        guard (try? process.run()) != nil else { return nil }
        let pid = process.processIdentifier
        let timer = DispatchSource.makeTimerSource()
        timer.setEventHandler { kill(pid, SIGTERM) }
        timer.schedule(deadline: .now() + .seconds(secondsMax))
        timer.resume()
        defer { timer.cancel() }
        try? stdin.fileHandleForWriting.write(contentsOf: Data((input + "\n").utf8))
        try? stdin.fileHandleForWriting.close()
        let output = try? stdout.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        return process.terminationReason == .exit && process.terminationStatus == 0 ? output : nil
    }
}
