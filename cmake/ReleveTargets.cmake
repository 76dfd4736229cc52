# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
#
# The settings every target of ours shares, and the few functions the folders' CMakeLists.txt are written in.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

option(RELEVE_WERROR "Treat warnings as errors" OFF)
set(RELEVE_SANITIZE "" CACHE STRING "Comma-separated sanitizers, e.g. address,undefined")

find_program(RELEVE_CCACHE ccache)
if(RELEVE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${RELEVE_CCACHE}")
endif()

add_library(releve_settings INTERFACE)
target_include_directories(releve_settings INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(
    releve_settings
    INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
              QT_USE_QSTRINGBUILDER QT_NO_KEYWORDS)
if(MSVC)
    target_compile_options(releve_settings INTERFACE /W4 /utf-8 /permissive-)
    target_compile_definitions(releve_settings INTERFACE NOMINMAX)
    if(RELEVE_WERROR)
        target_compile_options(releve_settings INTERFACE /WX)
    endif()
else()
    target_compile_options(releve_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                                                     -Wold-style-cast -Woverloaded-virtual)
    # At -O3 g++ 12 sees overlapping copies in std::string that are none (GCC bug 105651).
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        target_compile_options(releve_settings INTERFACE -Wno-restrict)
    endif()
    if(RELEVE_WERROR)
        target_compile_options(releve_settings INTERFACE -Werror)
    endif()
endif()
if(RELEVE_SANITIZE)
    target_compile_options(releve_settings INTERFACE -fsanitize=${RELEVE_SANITIZE} -fno-sanitize-recover=all
                                                     -fno-omit-frame-pointer)
    target_link_options(releve_settings INTERFACE -fsanitize=${RELEVE_SANITIZE})
    if(RELEVE_FUZZ)
        target_compile_options(releve_settings INTERFACE -fsanitize=fuzzer-no-link)
    endif()
endif()

# releve_library(NAME [QT] SOURCES ... [PUBLIC ...] [PRIVATE ...])
#
# One static library for one folder, also known as releve::NAME. QT switches moc on.
function(releve_library name)
    cmake_parse_arguments(ARG "QT" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    set(target releve_${name})
    add_library(${target} STATIC ${ARG_SOURCES})
    add_library(releve::${name} ALIAS ${target})
    target_link_libraries(${target} PUBLIC releve_settings ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    if(ARG_QT)
        set_target_properties(${target} PROPERTIES AUTOMOC ON AUTORCC ON)
    endif()
endfunction()

# releve_program(OUTPUT_NAME SOURCES ... LIBRARIES ...)
function(releve_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE releve_settings ${ARG_LIBRARIES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON)
endfunction()
