#include "app/commands.h"

#include <cstddef>
#include <span>

int main(int count, char **words)
{
    const std::span all(words, static_cast<std::size_t>(count));
    const auto own = all.subspan(count > 0 ? 1 : 0);
    return static_cast<int>(retryscope::runCommand({own.data(), own.size()}));
}
