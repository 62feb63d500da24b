import ArgumentParser

struct CustomerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer",
        abstract: "Customers: master data and the card.",
        subcommands: [
            CustomerShow.self, CustomerList.self, CustomerCreate.self, CustomerUpdate.self, CustomerDelete.self,
            CustomerCopy.self, CustomerOneTime.self, AddressCommand.self, CustomerBankCommand.self,
        ])
}
