#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retryscope {

/// Reads one line of a trace from left to right, where it is known what must come. The first thing
/// that is not as expected is kept as the problem; nothing is read after it.
class LineScanner
{
public:
    explicit LineScanner(std::string_view line)
        : m_rest(line)
    {
    }

    /// Absent while all is well: `expected "rule":, found "cause":1}`.
    [[nodiscard]] const std::optional<std::string> &problem() const { return m_problem; }

    /// Reads exactly `text`.
    void skip(std::string_view text)
    {
        if (m_problem)
            return;
        if (m_rest.starts_with(text))
            m_rest.remove_prefix(text.size());
        else
            fail(text);
    }

    /// A whole number from 0 on; 0 after a problem.
    std::int64_t number()
    {
        std::int64_t value = 0;
        if (m_problem)
            return value;
        const auto [end, error] =
            std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        if (error != std::errc() || value < 0) {
            fail("a whole number from 0 on");
            return 0;
        }
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        return value;
    }

    /// A number, or `null`.
    std::optional<std::int64_t> numberOrNull()
    {
        return takesNull() ? std::nullopt : std::optional(number());
    }

    /// A JSON string, between its quotes as it is written; empty after a problem.
    std::string_view text()
    {
        skip("\"");
        if (m_problem)
            return {};
        for (std::size_t i = 0; i < m_rest.size(); ++i) {
            if (m_rest[i] == '\\') {
                ++i;
            } else if (m_rest[i] == '"') {
                const std::string_view text = m_rest.substr(0, i);
                m_rest.remove_prefix(i + 1);
                return text;
            }
        }
        fail("the end of the string");
        return {};
    }

    /// A string, or `null`.
    void textOrNull()
    {
        if (!takesNull())
            text();
    }

    /// Nothing may follow.
    void end()
    {
        if (!m_problem && !m_rest.empty())
            fail("the end of the line");
    }

    /// Tells that what was read last is not what was expected.
    void reject(std::string_view expected, std::string_view found)
    {
        if (!m_problem)
            m_problem = "expected " + std::string(expected) + ", found " + std::string(found);
    }

private:
    bool takesNull()
    {
        constexpr std::string_view null = "null";
        if (m_problem || !m_rest.starts_with(null))
            return false;
        m_rest.remove_prefix(null.size());
        return true;
    }

    void fail(std::string_view expected)
    {
        constexpr std::size_t mostShown = 40;
        reject(expected, m_rest.empty() ? "the end of the line" : m_rest.substr(0, mostShown));
    }

    std::string_view m_rest;
    std::optional<std::string> m_problem;
};

} // namespace retryscope
