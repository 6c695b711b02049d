<#
.SYNOPSIS
Installs Kandokoro from the folder this script lies in, for one user or for everybody, or removes it.

.DESCRIPTION
    powershell -ExecutionPolicy Bypass -File install.ps1              for the user who runs it; no rights needed
    powershell -ExecutionPolicy Bypass -File install.ps1 -Machine     for everybody; asks for an administrator
    powershell -ExecutionPolicy Bypass -File install.ps1 [-Machine] -Remove

Each version goes into a folder of its own: programs that run go on while a newer one is installed, and the older folder
is removed by the next installation after they have ended. kb.cmd beside these folders calls the newest kb. Libraries
are never touched. The exit code is 0, or 1 with a sentence.

ASCII only: Windows PowerShell reads scripts in the system's code page.
#>
[CmdletBinding()]
param(
    [switch]$Machine,
    [switch]$Remove,
    [string]$Target = ''
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$options = @()
if ($Machine) { $options += '-Machine' }
if ($Remove) { $options += '-Remove' }
if ($Target -ne '') {
    $Target = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Target).TrimEnd('\')
    $options += @('-Target', "`"$Target`"")
}
$again = "-NoProfile -ExecutionPolicy Bypass -File `"$PSCommandPath`" $($options -join ' ')"

function Start-Again([string]$Shell, [hashtable]$How) {
    $run = Start-Process -FilePath $Shell -ArgumentList $again -Wait -PassThru @How
    exit $run.ExitCode
}

if ([Environment]::Is64BitOperatingSystem -and -not [Environment]::Is64BitProcess) {
    # What deploys software is often a 32-bit program, whose Program Files and registry are not those of this program.
    Start-Again (Join-Path $env:SystemRoot 'SysNative\WindowsPowerShell\v1.0\powershell.exe') @{ NoNewWindow = $true }
}
$shell = Join-Path $env:SystemRoot 'System32\WindowsPowerShell\v1.0\powershell.exe'
$user = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()
if ($Machine -and -not $user.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    # The settings of Windows start a removal without rights, too.
    Start-Again $shell @{ Verb = 'RunAs' }
}

$name = 'Kandokoro'
$scheme = 'kandokoro'
$source = $PSScriptRoot
if ($Machine) {
    $hive = 'HKLM:'
    $programs = $env:ProgramFiles
    $menu = [Environment]::GetFolderPath('CommonPrograms')
} else {
    $hive = 'HKCU:'
    $programs = Join-Path $env:LOCALAPPDATA 'Programs'
    $menu = [Environment]::GetFolderPath('Programs')
}
if ($Target -eq '') { $Target = Join-Path $programs $name }
$urls = "$hive\Software\Classes\$scheme"
$listed = "$hive\Software\Microsoft\Windows\CurrentVersion\Uninstall\$name"
$shortcut = Join-Path $menu "$name.lnk"
$command = Join-Path $Target 'kb.cmd'
# A folder that a process works in can be neither renamed nor removed.
[Environment]::CurrentDirectory = $env:SystemRoot
Set-Location -LiteralPath $env:SystemRoot

# What a removal that was disturbed leaves: a version, the number of the process, and .old.
$left = '^\d+(\.\d+)+\.\d+\.old$'

function Get-Versions {
    # Only what this script made: a folder that was named with -Target may hold other things.
    if (Test-Path -LiteralPath $Target) {
        Get-ChildItem -LiteralPath $Target -Directory |
            Where-Object { $_.Name -match $left -or (Test-Path -LiteralPath (Join-Path $_.FullName 'kandokoro.exe')) }
    }
}

function Remove-OtherVersions([string]$Kept) {
    Get-Versions | Where-Object { $_.Name -ne $Kept } | ForEach-Object {
        # What runs cannot be renamed: it stays whole until the next time.
        $doomed = $_.FullName
        if ($_.Name -notmatch $left) {
            $doomed = "$doomed.$PID.old"
            try { Rename-Item -LiteralPath $_.FullName -NewName "$($_.Name).$PID.old" } catch { return }
        }
        Remove-Item -LiteralPath $doomed -Recurse -Force -ErrorAction SilentlyContinue
    }
}

if ($Remove) {
    if (Test-Path -LiteralPath $urls) { Remove-Item -LiteralPath $urls -Recurse -Force }
    foreach ($file in @($shortcut, $command)) {
        if (Test-Path -LiteralPath $file) { Remove-Item -LiteralPath $file -Force }
    }
    Remove-OtherVersions ''
    $running = @(Get-Versions | Where-Object { $_.Name -notmatch $left })
    if ($running.Count -gt 0) {
        Write-Output "Still in use: $($running.FullName -join ', '). Close Kandokoro and remove it once more."
        exit 1
    }
    if (Test-Path -LiteralPath $listed) { Remove-Item -LiteralPath $listed -Recurse -Force }
    if ((Test-Path -LiteralPath $Target) -and -not (Get-ChildItem -LiteralPath $Target -Force)) {
        Remove-Item -LiteralPath $Target -Force
    }
    Write-Output 'Removed. Libraries stay where they are.'
    exit 0
}

if ("$Target\".StartsWith("$source\", [StringComparison]::OrdinalIgnoreCase)) {
    Write-Output "Please unpack Kandokoro elsewhere: versions are installed into $Target, where this one lies unpacked."
    exit 1
}
$version = (Get-Item -LiteralPath (Join-Path $source 'kandokoro.exe')).VersionInfo.ProductVersion
$folder = Join-Path $Target $version
$draft = "$folder.new"
if (Test-Path -LiteralPath $draft) { Remove-Item -LiteralPath $draft -Recurse -Force }
New-Item -ItemType Directory -Path $Target -Force | Out-Null
Copy-Item -LiteralPath $source -Destination $draft -Recurse
# What came through the internet zone is asked about at each start otherwise.
Get-ChildItem -LiteralPath $draft -Recurse -File | Unblock-File
if (Test-Path -LiteralPath $folder) {
    try { Rename-Item -LiteralPath $folder -NewName "$version.$PID.old" } catch {
        Remove-Item -LiteralPath $draft -Recurse -Force
        Write-Output "Version $version runs from $folder. Close Kandokoro and install it once more."
        exit 1
    }
}
Rename-Item -LiteralPath $draft -NewName $version

$program = Join-Path $folder 'kandokoro.exe'
New-Item -Path "$urls\shell\open\command" -Force | Out-Null
Set-Item -LiteralPath $urls -Value "URL:$scheme"
New-ItemProperty -LiteralPath $urls -Name 'URL Protocol' -Value '' -Force | Out-Null
Set-Item -LiteralPath "$urls\shell\open\command" -Value "`"$program`" `"%1`""

# One place for scripts and scheduled tasks, whatever the version.
Set-Content -LiteralPath $command -Value "@`"%~dp0$version\kb.exe`" %*" -Encoding Ascii

$link = (New-Object -ComObject WScript.Shell).CreateShortcut($shortcut)
$link.TargetPath = $program
$link.WorkingDirectory = '%USERPROFILE%'
$link.Save()

New-Item -Path $listed -Force | Out-Null
$everybody = if ($Machine) { ' -Machine' } else { '' }
$installer = Join-Path $folder 'install.ps1'
$removal = "`"$shell`" -NoProfile -ExecutionPolicy Bypass -File `"$installer`"$everybody -Remove -Target `"$Target`""
$values = @{
    DisplayName = $name; DisplayVersion = $version; DisplayIcon = $program; Publisher = 'Kandokoro contributors'
    InstallLocation = $folder; UninstallString = $removal; QuietUninstallString = $removal
}
foreach ($key in $values.Keys) { New-ItemProperty -LiteralPath $listed -Name $key -Value $values[$key] -Force | Out-Null }
$bytes = (Get-ChildItem -LiteralPath $folder -Recurse -File | Measure-Object -Property Length -Sum).Sum
$numbers = @{ NoModify = 1; NoRepair = 1; EstimatedSize = [int]($bytes / 1024) }
foreach ($key in $numbers.Keys) {
    New-ItemProperty -LiteralPath $listed -Name $key -Value $numbers[$key] -PropertyType DWord -Force | Out-Null
}

Remove-OtherVersions $version
Write-Output "Installed $version into $folder"
