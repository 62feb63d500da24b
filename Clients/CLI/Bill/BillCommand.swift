import ArgumentParser

struct BillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill",
        abstract: "Bills of exchange: draw, remit, settle, protest, remind.",
        subcommands: [
            BillDraw.self, BillAccept.self, BillRemit.self, BillConfirm.self, BillSettle.self, BillProtest.self,
            BillRedraw.self, BillCancel.self, BillShow.self, BillList.self, BillRemittances.self, BillRemittance.self,
            BillJournal.self, BillMaturity.self, BillRemind.self, BillStatisticsCommand.self,
        ])
}
