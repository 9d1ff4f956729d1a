#include "core/formats/yamltext.h"

#include "core/formats/yamlbuilder.h"

#include <optional>
#include <sstream>
#include <string>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace retryscope {

namespace {

/// The bytes of the UTF-8 character at the start of `text`; 0 if there is none.
std::size_t characterLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80U)
        return 1;
    const std::size_t length = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
    if (first < 0xC2U || first > 0xF4U || length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U)
            return 0;
    }
    const bool overlong =
        (first == 0xE0U && byte(1) < 0xA0U) || (first == 0xF0U && byte(1) < 0x90U);
    const bool surrogate = first == 0xEDU && byte(1) > 0x9FU;
    const bool tooLarge = first == 0xF4U && byte(1) > 0x8FU;
    return overlong || surrogate || tooLarge ? 0 : length;
}

/// yaml-cpp takes bytes as they come, and control character 4 for the end of the file, so both are
/// looked at before it.
std::optional<Error> badCharacter(std::string_view text)
{
    std::size_t line = 1;
    std::size_t column = 1;
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        const auto first = static_cast<unsigned char>(text.front());
        const bool isControl = first < 0x20U && first != '\t' && first != '\n' && first != '\r';
        if (length == 0 || isControl) {
            return Error{std::to_string(line) + ':' + std::to_string(column),
                         std::string("expected UTF-8 text, found ")
                             + (isControl ? "the control character " : "the byte ")
                             + std::to_string(first)};
        }
        ++column;
        if (first == '\n') {
            ++line;
            column = 1;
        }
        text.remove_prefix(length);
    }
    return std::nullopt;
}

std::vector<Error> syntaxError(const YAML::Exception &problem)
{
    return {{yamlPlace(problem.mark), "expected YAML, found a mistake in it: " + problem.msg}};
}

} // namespace

Result<Json, std::vector<Error>> parseYaml(std::string_view text)
{
    if (const auto error = badCharacter(text))
        return std::vector<Error>{*error};
    std::istringstream stream{std::string(text)};
    YamlBuilder builder;
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) { }
    } catch (const YAML::Exception &problem) {
        if (builder.errors().empty())
            return syntaxError(problem);
    }
    if (!builder.errors().empty())
        return builder.errors();
    return std::move(builder).root();
}

} // namespace retryscope
