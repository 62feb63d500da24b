import ArgumentParser
import Server

/// Shows or checks what `serve` would go by.
struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show or check the effective configuration.",
        discussion: """
            Flags win over RESKONTRA_… variables, these over the configuration file, that over the defaults.

            Examples:
              reskontrad config
              reskontrad config --config /etc/reskontra.yaml --ops-port 0
              reskontrad config check --config /etc/reskontra.yaml
            """,
        subcommands: [ConfigShow.self, ConfigCheck.self], defaultSubcommand: ConfigShow.self)
}

struct ConfigShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show each setting with its value and where it comes from.")

    @OptionGroup var options: SettingOptions

    func run() async throws {
        try await Exits.named {
            let settings = try await EffectiveSettings.load(options)
            let keyWidth = settings.rows.map(\.key.rawValue.count).max() ?? 0
            let valueWidth = settings.rows.map(\.value.count).max() ?? 0
            for row in settings.rows {
                let value = row.value.isEmpty ? "-" : row.value
                print(pad(row.key.rawValue, keyWidth) + "  " + pad(value, valueWidth) + "  " + row.origin)
            }
        }
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

struct ConfigCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what is wrong, without starting anything.",
        discussion: """
            Reads the files that settings name: certificates, keys, the cache key. Exit codes: 0 all is well, 77 an
            unsafe listener, 78 wrong settings.
            """)

    @OptionGroup var options: SettingOptions

    func run() async throws {
        try await Exits.named {
            let server = try await EffectiveSettings.load(options).server
            let problems = server.unusableFiles
            guard problems.isEmpty else { throw ServerFailure(.wrongSettings, problems.joined(separator: "\n")) }
            print("security: \(server.posture)")
            print("the configuration can be used")
        }
    }
}
