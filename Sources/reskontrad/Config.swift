import ArgumentParser

/// Shows what `serve` would go by, and where each value comes from.
struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the effective configuration with the origin of each value.",
        discussion: """
            Flags win over RESKONTRA_… variables, these over the configuration file, that over the defaults.

            Examples:
              reskontrad config
              reskontrad config --config /etc/reskontra.yaml --ops-port 0
            """)

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
