import ArgumentParser

struct CardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card",
        abstract: "Credit cards: authorize, capture, void, refund; what is incomplete; the connector to the provider.",
        subcommands: [
            CardAuthorize.self, CardCapture.self, CardVoid.self, CardList.self, CardShow.self, CardPayments.self,
            CardResume.self, CardTerminate.self, CardRefund.self, CardRefunds.self, CardResumeRefund.self, CardPayoutCommand.self, CardExpire.self, CardRegister.self, CardTokens.self, CardMethod.self,
            CardService.self, CardConnect.self,
        ])
}
