import ArgumentParser
import Configuration
import Foundation

/// Profiles of the configuration file: which there are, which is in use.
struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile", abstract: "Profiles: server, company and output by name.",
        subcommands: [Show.self, Use.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "The settings in force, and the file they may come from.",
            discussion: """
                EXAMPLES
                  reskontra profile show
                  reskontra profile show --profile production
                """)
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let settings = try await Settings.load(options)
            var card = Card("settings in force")
            card.add("profile", settings.profile)
            card.add("address", settings.address.description)
            card.add("company", settings.company)
            card.add("output", settings.output?.rawValue ?? "")
            card.add("protected", settings.isProtected ? "yes" : "no")
            card.add("token", settings.token.isEmpty ? "" : "from a file")
            card.add("file", Places().configuration)
            Terminal.write(card.text(isColored: false))
        }
    }

    struct Use: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "use", abstract: "Choose the profile that is used when none is named.",
            discussion: """
                EXAMPLES
                  reskontra profile use local
                  reskontra profile use production
                """)
        @Argument(help: "Name of a profile of the configuration file.") var name: String

        func run() async throws {
            // Refuses a profile that is not there before anything is written.
            var options = try CommonOptions.parse([])
            options.profile = name
            let settings = try await Settings.load(options)
            let path = Places().configuration
            let old = WholeFile.read(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
            try WholeFile.write(Array(Self.using(name, in: old).utf8), to: path)
            Terminal.write("using \(name): \(settings.company) on \(settings.address)\n")
        }

        /// The text with its `use:` line set, everything else and every comment as it was.
        static func using(_ name: String, in text: String) -> String {
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if let place = lines.firstIndex(where: { $0.hasPrefix("use:") }) {
                lines[place] = "use: \(name)"
            } else {
                lines.insert("use: \(name)", at: 0)
            }
            return lines.joined(separator: "\n")
        }
    }
}
