import ArgumentParser

struct ItemCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "item", abstract: "Open items.",
        subcommands: [ItemList.self, ItemEdit.self, ItemDates.self, ItemReverse.self])
}
