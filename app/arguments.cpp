#include "app/arguments.h"

#include "core/model/scenario.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace retryscope {

std::optional<std::string> Arguments::option(const std::string &name) const
{
    const auto values = options.find(name);
    return values == options.end() ? std::nullopt : std::optional(values->second.back());
}

Result<Arguments> splitArguments(std::span<const char *const> words, const KnownOptions &known)
{
    Arguments arguments;
    bool optionsEnded = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = words[i];
        if (optionsEnded || word.size() < 2 || !word.starts_with('-')) {
            arguments.positional.push_back(word);
            continue;
        }
        if (word == "--") {
            optionsEnded = true;
            continue;
        }
        const auto equals = word.starts_with("--") ? word.find('=') : std::string::npos;
        const std::string name = word.substr(0, equals);
        if (std::ranges::find(known.flags, std::string_view(name)) != known.flags.end()) {
            if (equals != std::string::npos)
                return Error{name, "takes no value"};
            arguments.options[name];
            continue;
        }
        if (std::ranges::find(known.withValue, std::string_view(name)) == known.withValue.end())
            return Error{name, "is no option of this command"};
        if (equals != std::string::npos)
            arguments.options[name].push_back(word.substr(equals + 1));
        else if (i + 1 < words.size())
            arguments.options[name].emplace_back(words[++i]);
        else
            return Error{name, "expected a value after it"};
    }
    return arguments;
}

std::optional<std::uint64_t> numberArgument(std::string_view text, std::uint64_t most)
{
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || value > most)
        return std::nullopt;
    return value;
}

std::optional<Duration> durationArgument(std::string_view text)
{
    struct Unit
    {
        std::string_view suffix;
        std::uint64_t milliseconds = 1;
    };
    constexpr std::array<Unit, 4> units{{{"h", 3'600'000}, {"m", 60'000}, {"s", 1000}, {"ms", 1}}};
    constexpr auto most = static_cast<std::uint64_t>(latestTime.count());
    if (const auto plain = numberArgument(text, most))
        return Duration(static_cast<std::int64_t>(*plain));
    std::uint64_t sum = 0;
    auto unit = units.begin(); // the next one that may follow: they get smaller
    while (!text.empty()) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
        const std::size_t end = std::min(text.find_first_of("0123456789", digits), text.size());
        const auto value = numberArgument(text.substr(0, digits), most);
        unit = std::find_if(unit, units.end(), [&](const Unit &each) {
            return each.suffix == text.substr(digits, end - digits);
        });
        if (!value || unit == units.end() || *value > most / unit->milliseconds)
            return std::nullopt;
        sum += *value * unit->milliseconds;
        text.remove_prefix(end);
        ++unit;
    }
    if (unit == units.begin() || sum > most)
        return std::nullopt; // no text at all, or too long
    return Duration(static_cast<std::int64_t>(sum));
}

} // namespace retryscope
